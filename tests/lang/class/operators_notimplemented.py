# SPDX-License-Identifier: MIT
# NotImplemented passes the question on, then TypeError.
class A:
    def __add__(self, o):
        print("A.add", end=" ")
        return NotImplemented

    def __eq__(self, o):
        print("A.eq", end=" ")
        return NotImplemented


class B:
    def __radd__(self, o):
        return "B.radd"

    def __eq__(self, o):
        return "B.eq"


print(A() + B())
print(A() == B())
try:
    A() + 1
except TypeError:
    print("TypeError")
print(A() == 1, A() != 1)
