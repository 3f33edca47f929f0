# SPDX-License-Identifier: MIT
# Operators and containers through inheritance and super.
class Base:
    def __init__(self, *items):
        self.items = list(items)

    def __add__(self, o):
        return type(self)(*(self.items + o.items))

    def __len__(self):
        return len(self.items)

    def __getitem__(self, i):
        return self.items[i]

    def __repr__(self):
        return "%s(%s)" % (type(self).__name__, ", ".join(map(repr, self.items)))


class Logged(Base):
    def __add__(self, o):
        r = super().__add__(o)
        r.items.append("+")
        return r

    def __getitem__(self, i):
        return "item " + str(super().__getitem__(i))


print(Base(1) + Base(2), Logged(1) + Base(2), Base(1) + Logged(2), len(Logged(1, 2)), Logged(5)[0])
print(list(Base(1, 2)), list(Logged(1)))
