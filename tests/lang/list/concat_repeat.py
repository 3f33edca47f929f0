# SPDX-License-Identifier: MIT
# + and * make new lists, += and *= change in place.
a = [1, 2]
b = a
print(a + [3], a * 2, 2 * a, a * 0, a * -1)
a += [3]
a += "x"
print(b)
a *= 2
print(b, a is b)
a = a + [9]
print(a is b)
for f in (lambda: a + (1,), lambda: a + 1, lambda: a * "x"):
    try:
        f()
    except TypeError:
        print("TypeError")
