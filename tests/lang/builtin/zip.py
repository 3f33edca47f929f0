# SPDX-License-Identifier: MIT
# zip of nothing, one, two and unequal iterables.
print(
    list(zip()), list(zip([1, 2])), list(zip("ab", (1, 2))), list(zip(range(3), "xy", [True] * 5))
)
z = zip([1, 2], [3, 4])
print(next(z), list(z), list(z), dict(zip("ab", [1, 2])), list(zip(*[(1, 2), (3, 4)])))
for a, b in zip([1, 2, 3], "abc"):
    print(a, b, end=" ")
print()
