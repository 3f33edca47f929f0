# SPDX-License-Identifier: MIT
# __dict__ and vars-like access.
class A:
    c = 0

    def __init__(self):
        self.x = 1
        self.y = "two"


a = A()
print(a.__dict__, "x" in a.__dict__, "c" in a.__dict__, len(a.__dict__), sorted(a.__dict__))
