# SPDX-License-Identifier: MIT
# What built-in types do by operators they have as special methods too: for super(), by the type's name, from an object.


class Doubles(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key, value * 2)

    def __getitem__(self, key):
        return dict.__getitem__(self, key) + 1

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)

    def __contains__(self, key):
        return not super().__contains__(key)

    def __len__(self):
        return super().__len__() + 10

    def __iter__(self):
        return reversed(list(super().__iter__()))

    def __repr__(self):
        return "Doubles" + super().__repr__()

    def __eq__(self, other):
        return super().__eq__(other)


d = Doubles()
d["a"] = 1
d["b"] = 5
print(d["a"], "a" in d, len(d), list(d), d, d == {"a": 2, "b": 10}, d == Doubles())
del d["a"]
print(d)


class Number(int):
    def __add__(self, other):
        return Number(super().__add__(other))

    def __lt__(self, other):
        return super().__gt__(other)

    def __repr__(self):
        return "Number(" + int.__repr__(self) + ")"


print(Number(2) + 3, Number(2) < Number(1), hash(Number(5)), [Number(7)])


class Oops(ValueError):
    def __str__(self):
        return "oops: " + super().__str__()


print(Oops("it"), Exception.__str__(Oops("this")))

print(hasattr([], "__len__"), hasattr(5, "__len__"), hasattr("", "__iter__"), hasattr(5, "__iter__"))
print(hasattr([], "__next__"), hasattr(iter([]), "__next__"), hasattr((), "__getitem__"), hasattr(5, "__getitem__"))
print(list(map([10, 20, 30].__getitem__, (2, 0))), sorted("bca", key="cb".__contains__))
print((2).__pow__(5), (7).__divmod__(2), (5).__neg__(), "a".__eq__("b"), {1}.__or__({2}), (1).__add__("a"))
items = [1, 2]
items.__iadd__([3])
items.__setitem__(0, 9)
items.__delitem__(1)
print(items, items.__len__(), items.__repr__(), b"ab".__getitem__(0))

it = [1].__iter__()
print(it.__next__())
for action in (it.__next__, list.__len__, lambda: list.__len__(5), lambda: [].__len__(1), lambda: dict.__setitem__({}, 1)):
    try:
        print(action())
    except (StopIteration, TypeError) as e:
        print(type(e).__name__)


def returning():
    yield 1
    return 2


it = returning()
it.__next__()
try:
    it.__next__()
except StopIteration as e:
    print(e.value)
