# SPDX-License-Identifier: MIT
# reversed of sequences and of a class.
print(
    list(reversed([1, 2, 3])),
    list(reversed("abc")),
    list(reversed((1,))),
    list(reversed(range(4))),
    list(reversed(b"ab")),
)


class S:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10


class R:
    def __reversed__(self):
        return iter("custom")


print(list(reversed(S())), "".join(reversed(R())))
try:
    reversed({1})
except TypeError:
    print("TypeError")
