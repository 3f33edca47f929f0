# SPDX-License-Identifier: MIT
# dir lists attributes and globals.
class A:
    def m(self):
        pass

    x = 1


a = A()
a.y = 2
print(
    "m" in dir(a),
    "x" in dir(a),
    "y" in dir(a),
    "m" in dir(A),
    "zz" in dir(a),
    "append" in dir([]),
    "A" in dir(),
)
