# SPDX-License-Identifier: MIT
# Missing attributes name the class and the attribute.
class A:
    def __init__(self):
        self.x = 1


a = A()
try:
    a.b
except AttributeError as e:
    print(e)
try:
    a.m()
except AttributeError as e:
    print(e)
for f in (lambda: A.y, lambda: [].foo, lambda: (5).bar, lambda: len.zip):
    try:
        f()
    except AttributeError:
        print("AttributeError")
try:
    del a.nothing
except AttributeError:
    print("AttributeError")
del a.x
print(hasattr(a, "x"))
