# SPDX-License-Identifier: MIT
# Reading and writing attributes of an instance and its class.
class Point:
    scale = 3

    def __init__(self, x, y):
        self.x = x
        self.y = y


def run():
    p = Point(1, 2)
    for i in range(2000):
        p.x = p.y + p.scale
        p.y = p.x & 255
    return p.x, p.y


print(run())
