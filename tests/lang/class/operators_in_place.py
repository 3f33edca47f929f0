# SPDX-License-Identifier: MIT
# In-place methods, and the fall-back to the plain ones.
class I:
    def __init__(self):
        self.log = []

    def __iadd__(self, o):
        self.log.append(("iadd", o))
        return self

    def __imul__(self, o):
        self.log.append(("imul", o))
        return self

    def __ior__(self, o):
        self.log.append(("ior", o))
        return self


class P:
    def __init__(self, n):
        self.n = n

    def __add__(self, o):
        return P(self.n + o)


i = j = I()
i += 1
i *= 2
i |= 3
print(i is j, i.log)
p = q = P(1)
p += 5
print(p is q, p.n, q.n)
d = {"k": p}
d["k"] += 10
print(d["k"].n)
