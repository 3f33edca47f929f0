# SPDX-License-Identifier: MIT
# A call through an attribute finds functions wherever they are.
import gc


class A:
    def method(self, *args):
        return "method", args

    @staticmethod
    def static(*args):
        return "static", args

    @classmethod
    def klass(cls, *args):
        return cls.__name__, args

    @property
    def prop(self):
        return lambda *args: ("property", args)

    stored = len
    lam = lambda self, x: ("lambda", x)

    class inner:
        def __init__(self, x):
            self.x = x

    def __getattr__(self, name):
        return lambda *args: (name, args)


a = A()
a.own = lambda *args: ("own", args)
a.bound = [1, 2].append
a.cls = int
print(a.method(1), a.static(1), a.klass(1), a.prop(1), a.own(1), a.bound(3), a.cls("5"), a.lam(2))
print(
    A.method(a, 1),
    A.static(1),
    A.klass(1),
    A.lam(a, 3),
    a.stored([1, 2]),
    a.inner(5).x,
    a.unknown(1),
)
print(
    a.method(*[1], **{}),
    a.own(*"xy"),
    gc.isenabled(),
    [3].count(3),
    "a".upper(),
    {}.get("k"),
    (5).__class__ is int,
)
