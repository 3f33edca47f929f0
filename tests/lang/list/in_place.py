# SPDX-License-Identifier: MIT
# += and *= change the list, + makes a new one.
a = b = [1]
a += [2]
print(b, a is b)
a *= 2
print(b, a is b)
a = a + [9]
print(b, a is b)
a += "xy"
a += (z for z in (7,))
print(a, a * 0, -1 * a, [[]] * 2)
for wrong in (lambda: exec("a = []; a += 5"), lambda: a + (1,)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
