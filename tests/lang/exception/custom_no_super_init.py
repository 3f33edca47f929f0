# SPDX-License-Identifier: MIT
# An __init__ that does not call the base's keeps the arguments.
class A(Exception):
    def __init__(self, a, b):
        self.total = a + b


class B(ValueError):
    pass


try:
    raise A(1, 2)
except A as e:
    print(e.total, e.args)
try:
    raise B
except ValueError as e:
    print(repr(e), e.args)
