# SPDX-License-Identifier: MIT
# __getattr__ only when the usual way fails; AttributeError from it.
class X:
    b = "class"
    def __init__(self):
        self.a = "own"
    def __getattr__(self, name):
        if name == "no":
            raise AttributeError(name)
        return "made " + name
x = X()
print(x.a, x.b, x.missing, hasattr(x, "zzz"), hasattr(x, "no"), getattr(x, "no", "default"))
for wrong in (lambda: x.no,):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
