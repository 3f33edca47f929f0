# SPDX-License-Identifier: MIT
# What object has for every instance: __eq__, __ne__, __hash__, __repr__ and __str__, by super() and as object.__eq__.
class A:
    def __eq__(self, other):
        return super().__eq__(other)
    def __ne__(self, other):
        return super().__ne__(other)
    def __hash__(self):
        return super().__hash__()
    def __repr__(self):
        return "A" + super().__repr__()[:1]
    def __str__(self):
        return "S" + super().__str__()
a = A()
print(a == a, a == A(), a == 5, a != a, a != A(), a.__eq__(a), a.__eq__(5))
print(hash(a) == hash(a), {a: 1}[a], repr(a), str(a), a in [A(), a], [A(), a].index(a))
class B:
    pass
b = B()
print(object.__repr__(b)[:1], object.__str__(b)[:1], object.__eq__(b, b), object.__ne__(b, b), object.__hash__(b) == hash(b))
print(object.__eq__(b, 5), b.__eq__(b), hasattr(b, "__len__"), hasattr(b, "__call__"))
class C:
    def __eq__(self, other):
        return True
    def __ne__(self, other):
        return ("ne", super().__ne__(other))
    __hash__ = None
print(C() != 1, C() == 1)
for f in (lambda: object.__eq__(b), lambda: object.__repr__(), lambda: object.__hash__(1, 2), lambda: b.__repr__(1)):
    try:
        f()
    except TypeError:
        print("TypeError")
