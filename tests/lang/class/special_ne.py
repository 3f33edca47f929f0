# SPDX-License-Identifier: MIT
# __ne__, and __ne__ of the other side.
class A:
    def __init__(self, x):
        self.x = x
    def __ne__(self, other):
        return NotImplemented if isinstance(other, str) else ["ne", self.x]
class B:
    def __ne__(self, other):
        return "ne of B"
class C:
    def __ne__(self, other):
        return NotImplemented
print(A(1) != A(2), A(1) != 5, 5 != B(), A(1) != B(), (A(1) != A(1)) is True)
for wrong in (lambda: A(1) != "s", lambda: C() != 5, lambda: B() != A(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
