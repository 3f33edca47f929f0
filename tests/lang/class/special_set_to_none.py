# SPDX-License-Identifier: MIT
# A special method set to None refuses the operation.
class N(dict):
    __hash__ = __iter__ = __contains__ = __bool__ = __len__ = __add__ = __getitem__ = __reversed__ = None
for f in (hash, iter, list, bool, len, reversed, lambda x: 1 in x, lambda x: {x}, lambda x: x + 1, lambda x: x[0]):
    try:
        print(f(N()))
    except TypeError:
        print("TypeError")
class E:
    def __eq__(self, other):
        return True
    __hash__ = None
print(E() == 1, [E()].index(5))
try:
    {E(): 1}
except TypeError:
    print("no key")
