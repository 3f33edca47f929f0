# SPDX-License-Identifier: MIT
# object's constructor makes no instances of types in C; types without a constructor make none at all.


class Own:
    pass


class Over(int):
    pass


print(type(object.__new__(Own)) is Own, type(object.__new__(object)) is object)
for make in (lambda: object.__new__(int), lambda: object.__new__(list), lambda: type(print)(), lambda: type(iter([]))(),
             lambda: object.__new__(Over)):
    try:
        print(type(make()))
    except TypeError:
        print("TypeError")
print(Over(5) + 1, Over.__new__(Over, 7), int.__new__(Over, 8), type(int.__new__(int, 9)))
