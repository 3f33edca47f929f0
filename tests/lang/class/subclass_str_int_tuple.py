# SPDX-License-Identifier: MIT
# Subclasses of immutable types.
class Name(str):
    def shout(self):
        return self.upper() + "!"


class Num(int):
    def double(self):
        return self * 2


class Pair(tuple):
    def swap(self):
        return Pair((self[1], self[0]))


n = Name("bob")
print(n, n.shout(), len(n), n == "bob", n + "x", n[0], isinstance(n, str))
i = Num(21)
print(i.double(), i + 1, i == 21, isinstance(i, int), [1, 2, 3][Num(1)])
p = Pair((1, 2))
print(p.swap(), len(p), p == (1, 2), isinstance(p, tuple))
