# SPDX-License-Identifier: MIT
# Several managers, nested and in parentheses.
class C:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        print("enter", self.n)
        return self.n

    def __exit__(self, *args):
        print("exit", self.n)


with C(1) as a, C(2) as b:
    print(a, b)
with C(3) as x:
    with C(4):
        print(x)
with (C(5) as y, C(6) as z,):
    print(y, z)
