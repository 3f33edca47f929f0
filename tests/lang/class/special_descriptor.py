# SPDX-License-Identifier: MIT
# __get__, __set__, __delete__, __set_name__.
log = []
class D:
    def __set_name__(self, owner, name):
        log.append((owner.__name__, name))
        self.name = name
    def __get__(self, obj, cls):
        if obj is None:
            return self
        log.append("get " + self.name)
        return obj.__dict__.get("_" + self.name)
    def __set__(self, obj, value):
        log.append("set " + self.name)
        obj.__dict__["_" + self.name] = value
    def __delete__(self, obj):
        log.append("delete " + self.name)
class N:
    def __get__(self, obj, cls):
        return "from " + cls.__name__
class A:
    d = D()
    e = D()
    n = N()
a = A()
a.d = 5
print(a.d, a.e, a.n)
del a.d
a.n = "own now"
print(a.n)
print(log, A.d is A.__dict__["d"], A.n)
