# SPDX-License-Identifier: MIT
# Making objects and adding them with an operator method.
class Vec:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y)


def run():
    total = Vec(0, 0)
    step = Vec(1, 2)
    for i in range(1000):
        total = total + step
    return total.x, total.y


print(run())
