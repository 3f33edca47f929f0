# SPDX-License-Identifier: MIT
# __hash__ and __eq__ of a class decide.
class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __eq__(self, other):
        return isinstance(other, Point) and self.x == other.x and self.y == other.y

    def __hash__(self):
        return self.x * 31 + self.y


class Same:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return self.n == other.n


d = {Point(1, 2): "a"}
print(d[Point(1, 2)], Point(2, 1) in d, len({Point(0, 0), Point(0, 0)}))
e = {Same(i): i for i in range(8)}
print(len(e), e[Same(5)], Same(9) in e)
del e[Same(3)]
print(sorted(e.values()))
