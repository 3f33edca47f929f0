# SPDX-License-Identifier: MIT
# __new__: another type, arguments, without __init__.
class A:
    def __new__(cls, x):
        return x if isinstance(x, str) else object.__new__(cls)
    def __init__(self, x):
        self.x = x
class B:
    def __new__(cls, *args):
        self = object.__new__(cls)
        self.args = args
        return self
class C:
    def __new__(cls):
        return 5
class D(int):
    def __new__(cls, v):
        return int.__new__(cls, v * 10)
print(A(5).__dict__, A("other"), B(1, 2).args, type(C()), D(3), D(3) + 1, isinstance(D(1), int))
