# SPDX-License-Identifier: MIT
# __eq__ and __hash__ decide membership, removal, counting and set algebra.
class Key:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return isinstance(o, Key) and self.n % 10 == o.n % 10

    def __hash__(self):
        return self.n % 10

    def __repr__(self):
        return "K%d" % self.n


l = [Key(1), Key(2), Key(11)]
print(l.count(Key(21)), l.index(Key(12)), Key(3) in l, l == [Key(11), Key(22), Key(1)])
l.remove(Key(31))
print(
    l,
    {Key(1), Key(11)},
    {Key(1)} & {Key(21)} == {Key(1)},
    {Key(5): "v"}[Key(15)],
    len({Key(n) for n in range(30)}),
)
