# SPDX-License-Identifier: MIT
# getattr, setattr, hasattr and delattr.
class A:
    c = "class"

    def m(self):
        return "method"


a = A()
setattr(a, "x", 1)
print(
    getattr(a, "x"),
    getattr(a, "c"),
    getattr(a, "m")(),
    getattr(a, "none", 5),
    hasattr(a, "x"),
    hasattr(a, "y"),
)
delattr(a, "x")
print(
    hasattr(a, "x"),
    hasattr([], "append"),
    hasattr(5, "append"),
    getattr("abc", "upper")(),
    hasattr(A, "m"),
)
try:
    getattr(a, "zzz")
except AttributeError as e:
    print(e)
try:
    getattr(a, 5)
except TypeError:
    print("TypeError")
