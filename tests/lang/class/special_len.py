# SPDX-License-Identifier: MIT
# __len__: len(), truth, errors.
class X:
    def __init__(self, n):
        self.n = n
    def __len__(self):
        return self.n
class Z:
    pass
print(len(X(3)), len(X(0)), bool(X(3)), bool(X(0)), not X(1), "y" if X(0) else "n")
for wrong in (lambda: len(X(-1)), lambda: len(X("a")), lambda: len(Z())):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
