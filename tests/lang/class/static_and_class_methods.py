# SPDX-License-Identifier: MIT
# Calls on the class and on an instance.
class A:
    count = 0

    @staticmethod
    def add(a, b):
        return a + b

    @classmethod
    def inc(cls):
        cls.count += 1
        return cls.__name__, cls.count

    @classmethod
    def make(cls, *args):
        return cls(*args)

    def __init__(self, v=0):
        self.v = v


class B(A):
    pass


print(A.add(1, 2), A().add(3, 4), A.inc(), A().inc(), B.inc(), B().inc(), A.count, B.count)
print(type(B.make(5)) is B, B.make(5).v)
f = A.inc
print(f())
