# SPDX-License-Identifier: MIT
# property() and splitlines() take their arguments by name.
class A:
    def get(self):
        return self.v
    def put(self, v):
        self.v = v
    def cut(self):
        self.v = "cut"
    x = property(fset=put, fget=get, doc="text")
    y = property(get, fdel=cut)
    z = property(doc="nothing")
a = A()
a.x = 5
print(a.x, a.y)
del a.y
print(a.x)
for f in (lambda: setattr(a, "y", 1), lambda: delattr(a, "x"), lambda: a.z):
    try:
        f()
    except AttributeError:
        print("AttributeError")
for f in (lambda: property(get=1), lambda: property(1, fget=1), lambda: "a".splitlines(True, keepends=True), lambda: "a".splitlines(keep=1)):
    try:
        f()
    except TypeError:
        print("TypeError")
print("a\nb\r\nc".splitlines(keepends=True), "a\nb".splitlines(keepends=False), b"a\nb".splitlines(keepends=1))
