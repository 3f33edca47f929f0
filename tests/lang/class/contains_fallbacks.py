# SPDX-License-Identifier: MIT
# `in` falls back to __iter__ and then to __getitem__.
class I:
    def __iter__(self):
        return iter([1, 2])


class G:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


class N:
    pass


print(1 in I(), 5 in I(), 20 in G(), 25 in G(), 1 not in I())
try:
    1 in N()
except TypeError:
    print("TypeError")
