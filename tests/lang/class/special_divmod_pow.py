# SPDX-License-Identifier: MIT
# divmod() and pow() ask __divmod__ and __pow__.
class X:
    def __pow__(self, other, mod=None):
        return NotImplemented if other == "s" else ("pow", other, mod)
    def __rpow__(self, other):
        return ("rpow", other)
print(pow(X(), 2), X() ** 3, 2 ** X())
for wrong in (lambda: divmod(5, "a"), lambda: X() ** "s"):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
