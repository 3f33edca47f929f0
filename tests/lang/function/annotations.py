# SPDX-License-Identifier: MIT
# Annotations are accepted everywhere and ignored.
def f(a: int, b: "str" = "x", *args: int, c: dict = None, **kw: list) -> tuple:
    n: int = 5
    m: "unused"
    return a, b, args, c, kw, n


x: int = 3
y: "later"
print(f(1), f(1, "b", 2, c={}, d=4), x)
try:
    print(y)
except NameError as e:
    print(e)


class A:
    attr: int = 7

    def m(self, other: "A") -> "A":
        self.z: int = 1
        return other


print(A.attr, A().m(5))
