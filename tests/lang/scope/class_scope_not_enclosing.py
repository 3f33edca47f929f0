# SPDX-License-Identifier: MIT
# Methods skip the class scope.
x = "module"


def f():
    x = "function"

    class A:
        x = "class"
        before = x

        def get(self):
            return x

    return A.before, A().get(), A.x


print(f())


class B:
    x = x + "!"
    y = [x for _ in range(2)]


print(B.x, B.y)
