# SPDX-License-Identifier: MIT
# super() in a nested function and a comprehension's argument.
class A:
    def f(self):
        return [1, 2]


class B(A):
    def f(self):
        base = super().f

        def inner():
            return base() + [3]

        return inner() + [x * 10 for x in super().f()]


print(B().f())
