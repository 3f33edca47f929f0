# SPDX-License-Identifier: MIT
# len of everything that has one.
print(
    len(""),
    len("abc"),
    len([1, 2]),
    len((1,)),
    len({1: 2}),
    len({1, 2}),
    len(b"ab"),
    len(range(0, 10, 3)),
)


class A:
    def __len__(self):
        return 7


print(len(A()))


class Bad:
    def __len__(self):
        return -1


try:
    len(Bad())
except ValueError:
    print("ValueError")
for x in (5, None, (y for y in [])):
    try:
        len(x)
    except TypeError:
        print("TypeError")
