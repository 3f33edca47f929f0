# SPDX-License-Identifier: MIT
# Names around comprehensions in classes and functions.
n = 10


class A:
    k = 3
    first = [i for i in range(k)]
    outer = [n for i in range(2)]

    def f(self):
        return [self.k * i + n for i in self.first if i]


def g(k):
    n = 1
    return [[n + i * j + k for j in range(2)] for i in range(2)], {
        i: (lambda: i + k)() for i in range(2)
    }


print(A.first, A.outer, A().f(), g(5))
