# SPDX-License-Identifier: MIT
# __bool__ goes before __len__; it must give a bool.
class X:
    def __bool__(self):
        return False
    def __len__(self):
        return 1
class Y:
    def __bool__(self):
        return 1
class Z:
    pass
print(bool(X()), not X(), [1 for _ in range(2) if X()], X() or 6, bool(Z()))
for wrong in (lambda: bool(Y()),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
