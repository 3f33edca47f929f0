# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# copies of containers and objects
import copy


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y


class Own:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return "deep"


a = [1, [2, 3], {"k": [4]}, (5, [6]), {7}, bytearray(b"8"), Point(9, [10])]
b = copy.copy(a)
c = copy.deepcopy(a)
print(b is a, b == a, b[1] is a[1], c[1] is a[1], c[:6] == a[:6])
a[1].append("x")
a[2]["k"].append("x")
a[3][1].append("x")
a[4].add("x")
a[5].append(65)
a[6].y.append("x")
print(b[:2], b[2], b[3], len(b[4]), b[5], b[6].y)
print(c[:2], c[2], c[3], c[4], c[5], c[6].x, c[6].y, type(c[6]).__name__)
for x in (5, "text", None, 1.5, (1, 2), frozenset([1]), len, Point, b"b", range(3), 10**20):
    print(copy.copy(x) is x, copy.deepcopy(x) == x, end=" ")
print()
for x in ([1, 2], {1: 2}, {1}, bytearray(b"1")):
    y = copy.copy(x)
    print(y == x, y is x, type(y) is type(x))
p = Point(1, [2])
q = copy.copy(p)
q.x = 5
print(p.x, q.x, q.y is p.y, type(q).__name__)
print(copy.copy(Own()), copy.deepcopy(Own()), copy.deepcopy([Own()]))
loop = [1]
loop.append(loop)
other = copy.deepcopy(loop)
print(other is loop, other[1] is other, other[0])
p.me = p
q = copy.deepcopy(p)
print(q.me is q, q is p)
shared = [0]
x = copy.deepcopy([shared, shared, (shared,)])
print(x[0] is x[1], x[2][0] is x[0], x[0] is shared)
t = (1, (2, 3))
print(copy.deepcopy(t) is t)
