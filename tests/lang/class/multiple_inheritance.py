# SPDX-License-Identifier: MIT
# Attributes are searched in C3 order.
class O:
    def who(self):
        return "O"


class A(O):
    def who(self):
        return "A" + super().who()


class B(O):
    def who(self):
        return "B" + super().who()


class C(A, B):
    def who(self):
        return "C" + super().who()


class D(B, A):
    pass


print(C().who(), D().who(), issubclass(C, O), isinstance(D(), A))
