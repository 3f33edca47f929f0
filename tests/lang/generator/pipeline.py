# SPDX-License-Identifier: MIT
# Generators that feed each other.
def source(n):
    for i in range(n):
        yield i


def only_even(it):
    for x in it:
        if x % 2 == 0:
            yield x


def square(it):
    for x in it:
        yield x * x


print(list(square(only_even(source(10)))), sum(square(source(4))))
