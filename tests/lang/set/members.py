# SPDX-License-Identifier: MIT
# `in`, len, iteration and equal numbers.
s = {1, "a", None, (2, 3), 2.5}
print(1 in s, 1.0 in s, True in s, "a" in s, (2, 3) in s, 3 in s, len(s))
total = 0
for x in {10, 20, 30}:
    total += x
print(total, len({1, 1.0, True}), sorted(x * 2 for x in {1, 2}))
try:
    {[]}
except TypeError:
    print("TypeError")
