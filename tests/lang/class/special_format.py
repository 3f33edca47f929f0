# SPDX-License-Identifier: MIT
# __format__ gets the spec.
class X:
    def __format__(self, spec):
        return "<" + spec + ">"
print(format(X(), "abc"), format(X()), f"{X():>5}", f"{X()}", "{:x{}}".format(X(), 3))
print("{!r:>4}".format(5))
