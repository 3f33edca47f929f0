# SPDX-License-Identifier: MIT
# Polynomials with operators.
class Poly:
    def __init__(self, *c):
        self.c = list(c)
        while self.c and self.c[-1] == 0:
            self.c.pop()

    def __call__(self, x):
        r = 0
        for c in reversed(self.c):
            r = r * x + c
        return r

    def __add__(self, o):
        n = max(len(self.c), len(o.c))
        get = lambda p, i: p.c[i] if i < len(p.c) else 0
        return Poly(*(get(self, i) + get(o, i) for i in range(n)))

    def __mul__(self, o):
        r = [0] * (len(self.c) + len(o.c))
        for i, a in enumerate(self.c):
            for j, b in enumerate(o.c):
                r[i + j] += a * b
        return Poly(*r)

    def __eq__(self, o):
        return self.c == o.c

    def __str__(self):
        terms = []
        for i in range(len(self.c) - 1, -1, -1):
            c = self.c[i]
            if c:
                terms.append("%+d%s" % (c, "" if i == 0 else "x" if i == 1 else "x^%d" % i))
        return "".join(terms) or "0"


p, q = Poly(1, 2), Poly(-3, 0, 4)
print(p, q, p + q, p * q, p * q == q * p, (p * q)(2), p(2) * q(2), Poly(0), p + Poly(-1, -2))
