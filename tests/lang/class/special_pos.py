# SPDX-License-Identifier: MIT
# __pos__, inherited and absent.
class X:
    def __pos__(self):
        return "plus"
class Y(X):
    pass
class Z:
    pass
x = X()
print(+x, +Y())
for wrong in (lambda: +Z(),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
