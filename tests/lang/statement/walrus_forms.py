# SPDX-License-Identifier: MIT
# Assignment expressions in all places.
if (n := len("abc")) > 2:
    print(n)
while (n := n - 1) > 0:
    print("n", n)
print([y := 5, y * 2], (z := 1) + z)
print([last := i for i in range(3)], last)
print(any((hit := w).startswith("b") for w in ["a", "bc", "d"]), hit)
def f(a=(k := 7)):
    return a
print(f(), k, f(a=(q := 3)), q)
x = (t := (1, 2))
print(x is t)
