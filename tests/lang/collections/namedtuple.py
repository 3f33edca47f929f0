# SPDX-License-Identifier: MIT
# Named tuples: fields by name and index, all that tuples do.
from collections import namedtuple
Point = namedtuple("Point", ["x", "y"])
p = Point(3, 4)
print(p, p.x, p.y, p[0], p[-1], len(p), p == (3, 4), p == Point(3, 4), isinstance(p, tuple))
x, y = p
print(x, y, p + (5,), list(p), {p: 1}[(3, 4)], sorted([Point(2, 1), Point(1, 2)]), max(p), 4 in p)
print(Point(y=1, x=2), Point(1, y=5), Point._fields, Point.__name__, repr(Point("a", None)))
print(p._replace(y=0), p._asdict(), Point._make([7, 8]), p)
Colour = namedtuple("Colour", "red, green blue")
print(Colour(1, 2, 3), Colour(*range(3)).blue, Colour(**{"red": 1, "green": 2, "blue": 3}), hash(p) == hash((3, 4)))
for wrong in (lambda: Point(1), lambda: Point(1, 2, 3), lambda: Point(1, x=2), lambda: Point(z=1, x=2),
              lambda: p.z, lambda: setattr(p, "x", 1)):
    try:
        print(wrong())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__)
print(f"{p.x:>4}|{p}", "%s %s" % p, p.count(3), p.index(4), p[:1])
