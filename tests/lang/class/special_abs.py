# SPDX-License-Identifier: MIT
# __abs__, inherited and absent.
class X:
    def __abs__(self):
        return 5
class Y(X):
    pass
class Z:
    pass
x = X()
print(abs(x), abs(Y()))
for wrong in (lambda: abs(Z()),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
