# SPDX-License-Identifier: MIT
# __neg__, inherited and absent.
class X:
    def __neg__(self):
        return "minus"
class Y(X):
    pass
class Z:
    pass
x = X()
print(-x, -Y())
for wrong in (lambda: -Z(),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
