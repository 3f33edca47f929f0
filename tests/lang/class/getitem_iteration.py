# SPDX-License-Identifier: MIT
# Without __iter__, indexing from 0 until IndexError iterates.
class Squares:
    def __getitem__(self, i):
        if i >= 5:
            raise IndexError
        return i * i


s = Squares()
print(list(s), 9 in s, 10 in s, [x for x in s], max(s))


class Nothing:
    pass


try:
    iter(Nothing())
except TypeError as e:
    print(e)
