# SPDX-License-Identifier: MIT
# __iter__ and __next__: for, list, unpacking, in.
class C:
    def __init__(self, n):
        self.i, self.n = 0, n
    def __iter__(self):
        return self
    def __next__(self):
        if self.i == self.n:
            raise StopIteration
        self.i += 1
        return self.i
class Z:
    pass
a, b, *c = C(4)
print(a, b, c)
for x in C(2):
    print(x)
else:
    print("end")
print(list(C(3)), sum(C(4)), [*C(2)], tuple(C(0)), 2 in C(3), max(C(3)), list(zip(C(3), "ab")))
print(dict(enumerate(C(2))))
for wrong in (lambda: iter(Z()), lambda: next(C(0))):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
