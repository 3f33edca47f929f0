# SPDX-License-Identifier: MIT
# __get__ and __set__ of objects in the class.
class Ten:
    def __get__(self, obj, owner):
        return 10 if obj is None else obj.base + 10


class Checked:
    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner):
        return obj.__dict__.get(self.name, "unset")

    def __set__(self, obj, value):
        if value < 0:
            raise ValueError(self.name)
        obj.__dict__[self.name] = value


class A:
    base = 5
    ten = Ten()
    size = Checked("_size")


a = A()
print(a.ten, a.size)
a.size = 7
print(a.size)
try:
    a.size = -1
except ValueError as e:
    print("ValueError", e)
print(a.size)
