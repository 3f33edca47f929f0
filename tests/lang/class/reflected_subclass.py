# SPDX-License-Identifier: MIT
# A subclass's reflected method goes first.
class A:
    def __add__(self, o):
        return "A.add"

    def __radd__(self, o):
        return "A.radd"


class B(A):
    def __radd__(self, o):
        return "B.radd"


class C(A):
    pass


print(A() + A(), A() + B(), B() + A(), A() + C(), A() + 1, 1 + A(), 1 + B())
