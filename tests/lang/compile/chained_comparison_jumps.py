# SPDX-License-Identifier: MIT
# Comparison chains in conditions, with calls and mixed results.
def between(a, x, b):
    if a < x < b:
        return "inside"
    if a <= x <= b:
        return "edge"
    while not a <= x <= b:
        return "outside"


print([between(1, x, 5) for x in (0, 1, 3, 5, 6)])
calls = []


def v(x):
    calls.append(x)
    return x


print(v(1) < v(5) > v(2) != v(2) <= v(9), calls)
calls.clear()
print(
    [x for x in range(10) if 2 < x != 5 <= 7 and not 3 <= x <= 4], 1 < 2 < 3 == 3 is not None, calls
)
