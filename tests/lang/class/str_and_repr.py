# SPDX-License-Identifier: MIT
# __str__, __repr__ and where each is used.
class R:
    def __repr__(self):
        return "R()"


class S(R):
    def __str__(self):
        return "str"


print(R(), str(R()), repr(R()), [R()], {"k": R()}, (R(),))
print(
    S(),
    str(S()),
    repr(S()),
    [S()],
    "%s %r" % (S(), S()),
    "{} {!r}".format(S(), S()),
    f"{S()} {S()!r}",
)


class Bad:
    def __str__(self):
        return 5


try:
    str(Bad())
except TypeError:
    print("TypeError")
