# SPDX-License-Identifier: MIT
# The six comparisons, reflected and default.
class N:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return self.n == o.n

    def __lt__(self, o):
        return self.n < o.n

    def __le__(self, o):
        return self.n <= o.n


a, b = N(1), N(2)
print(a == b, a != b, a < b, a <= b, a > b, a >= b, a == N(1), a != N(1))
print(
    [x.n for x in sorted([N(3), N(1), N(2)])],
    max(a, b).n,
    min([b, a]).n,
    [a] == [N(1)],
    N(2) in [a, b],
)


class Plain:
    pass


p = Plain()
print(p == p, p == Plain(), p != Plain(), p == 1)
try:
    p < Plain()
except TypeError:
    print("TypeError")
