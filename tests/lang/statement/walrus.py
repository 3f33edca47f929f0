# SPDX-License-Identifier: MIT
# Assignment expressions in conditions, calls and comprehensions.
if (n := len("abc")) > 2:
    print("n is", n)
print((y := 5), y, [z := 1, z + 1], (a := 2) + a, max(b := 3, 1), b)
data = [1, 5, 3]
while data and (x := data.pop()) < 10:
    print(x, end=" ")
print()
print([f"{q}" for p in range(3) if (q := p * 2)], {(k := "key"): k}, (lambda: (w := 7) + w)())


def f():
    if (m := 10) and not (o := 0):
        return m, o


print(f())
