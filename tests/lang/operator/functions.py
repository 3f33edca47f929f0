# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# operators as functions
import operator as o

for name in "lt le eq ne ge gt is_ is_not add sub mul truediv floordiv mod pow lshift rshift and_ or_ xor iadd".split():
    print(name, getattr(o, name)(7, 2), end="; ")
print()
print(o.not_(0), o.truth([]), o.neg(5), o.pos(-5), o.inv(5), o.invert(0), o.contains("abc", "b"), o.concat([1], [2]), o.iadd([1], (2,)))
a = [1, 2, 3]
o.setitem(a, 0, 9)
o.delitem(a, 1)
print(a, o.getitem(a, 1), o.getitem(a, slice(0, 1)))
print(o.itemgetter(1)("abc"), o.itemgetter(0, 2)("abc"), o.itemgetter("k")({"k": 5}), sorted([(1, "b"), (2, "a")], key=o.itemgetter(1)))


class Box:
    def __init__(self, x):
        self.x = x

    def scaled(self, by, plus=0):
        return self.x * by + plus

    def __matmul__(self, other):
        return "@"


b = Box(Box(3))
print(o.attrgetter("x.x")(b), o.attrgetter("x.x", "x")(b)[0], o.attrgetter("x")(b) is b.x, o.methodcaller("scaled", 2, plus=1)(b.x))
print(o.methodcaller("upper")("abc"), o.matmul(b, 1), list(map(o.mul, [1, 2], [3, 4])))
for f in (lambda: o.itemgetter(5)("a"), lambda: o.attrgetter("nothing")(1), lambda: o.add(1, "a")):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__)
