# SPDX-License-Identifier: MIT
# !r and !s come before the spec.
s = "it's"
print(f"{s!r} {s!s} {s!r:>10}| {5!r} {[s]!s}")


class A:
    def __repr__(self):
        return "R"

    def __str__(self):
        return "S"


print(f"{A()} {A()!r} {A()!s} {A()!r:>3}")
