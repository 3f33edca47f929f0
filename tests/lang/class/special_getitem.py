# SPDX-License-Identifier: MIT
# __getitem__ gets ints, slices, tuples.
class X:
    def __getitem__(self, key):
        return key
class Z:
    pass
x = X()
print(x[1], x[-1], x["k"], x[1:2], x[::3], x[1, 2], x[...], x[()], x[1:2, 3])
for wrong in (lambda: Z()[0],):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
