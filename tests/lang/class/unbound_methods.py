# SPDX-License-Identifier: MIT
# A method taken from its type takes objects of the type, and of classes over it, and nothing else.


class Twice(list):
    def append(self, x):
        list.append(self, 2 * x)


class Pair(tuple):
    def __new__(cls, a):
        return super().__new__(cls, (a, a))

    @classmethod
    def wrong(cls):
        return super().index(1)


class Error(Exception):
    def __init__(self, text):
        Exception.__init__(self, text + "!")


twice = Twice()
twice.append(4)
print(twice, Pair(3), Error("x").args, sorted(["b", "A"], key=str.lower), list(map(str.strip, [" a "])))
print(str.upper == str.upper, str.upper == str.lower, callable(str.upper), str.upper.__name__, {}.get == {}.get)
print(set.__new__(set), int.__new__(int, 5), dict.fromkeys("ab"), bool.__new__(bool))


def gen():
    yield 1


for wrong in (lambda: list.append(5, 1), lambda: list.append((), 1), lambda: set.add([], 1),
              lambda: set.__new__(5), lambda: set.__new__(list), lambda: tuple.__new__(list, ()), lambda: type(gen()).send(5, None),
              lambda: BaseException.__init__(5), lambda: property.getter(5, 6), lambda: Pair.wrong(), lambda: list.append()):
    try:
        print(wrong())
    except TypeError:
        print("TypeError")
