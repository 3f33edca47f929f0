# SPDX-License-Identifier: MIT
# Wrong arguments of a constructor.
class A:
    pass


class B:
    def __init__(self, x):
        self.x = x


for f in (lambda: A(1), lambda: B(), lambda: B(1, 2), lambda: B(y=1)):
    try:
        f()
    except TypeError:
        print("TypeError")
print(B(x=5).x)


class C:
    def __init__(self):
        return 5


try:
    C()
except TypeError:
    print("TypeError")
