# SPDX-License-Identifier: MIT
# super().__init__() of a class over a built-in type that can change gives it its contents.
import io


class Bytes(io.BytesIO):
    def __init__(self, data, extra):
        super().__init__(data)
        self.extra = extra


class Array(bytearray):
    def __init__(self, n, extra):
        super().__init__(n)
        self.extra = extra


class List(list):
    def __init__(self, n, extra):
        super().__init__(range(n))
        self.extra = extra


class Set(set):
    def __init__(self, *items):
        super().__init__(items)


class Number(int):
    def __init__(self, n):
        super().__init__()
        self.n = n


a = Bytes(b"abc", 5)
print(a.getvalue(), a.read(2), a.extra)
print(bytes(Array(3, 4)), List(3, 4), sorted(Set(3, 4)), Number(7) + 1, Number(7).n)


# What cannot change has its value before __init__ is called.
class Text(str):
    def __init__(self, text):
        self.size = len(text)


class Pair(tuple):
    def __init__(self, items):
        self.first = items[0]


class Both(int):
    def __new__(cls, n, unit):
        return int.__new__(cls, n)

    def __init__(self, n, unit):
        self.unit = unit


print(Text("ab") + "c", Text("ab").size, Pair([1, 2]), Pair([1, 2]).first, Both(5, "m") * 2, Both(5, "m").unit)
