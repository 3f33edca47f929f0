# SPDX-License-Identifier: MIT
# Infinities compare, print and absorb.
inf = float("inf")
print(inf, -inf, inf == inf, inf > 1e30, -inf < 0, inf + 1, inf - 5, inf * -1)
print(float("Infinity"), float("-inf"), float("INF"))
print(1 / inf, -1 / inf, inf == -inf, max(inf, 3), min(-inf, 3))
try:
    int(inf)
except OverflowError:
    print("OverflowError")
