# SPDX-License-Identifier: MIT
# __ge__, and __le__ of the other side.
class A:
    def __init__(self, x):
        self.x = x
    def __ge__(self, other):
        return NotImplemented if isinstance(other, str) else ["ge", self.x]
class B:
    def __le__(self, other):
        return "le of B"
class C:
    def __ge__(self, other):
        return NotImplemented
print(A(1) >= A(2), A(1) >= 5, 5 >= B(), A(1) >= B(), (A(1) >= A(1)) is True)
for wrong in (lambda: A(1) >= "s", lambda: C() >= 5, lambda: B() >= A(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
