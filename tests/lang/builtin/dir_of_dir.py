# SPDX-License-Identifier: MIT
# dir() asks __dir__, and sorts.
class A:
    def __dir__(self):
        return ["b", "a", "c"]
print(dir(A()), "b" in dir(A))
class B(A):
    def __dir__(self):
        return set(super().__dir__()) | {"aa"}
print(dir(B()))
class C:
    def __dir__(self):
        return 5
try:
    dir(C())
except TypeError:
    print("TypeError")
