# SPDX-License-Identifier: MIT
# Bound methods keep their object.
class A:
    def __init__(self, n):
        self.n = n

    def get(self, k=0):
        return self.n + k


a = A(5)
m = a.get
a.n = 6
print(m(), m(1), A.get(a, 2), list(map(a.get, [1, 2])), [A(3).get][0]())
append = [].append
l = []
add = l.append
add(1)
add(2)
print(l, a.get == a.get)
