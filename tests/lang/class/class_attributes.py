# SPDX-License-Identifier: MIT
# Lookup falls from instance to class to base; assignment stays low.
class A:
    items = []
    n = 0


class B(A):
    pass


a, b = A(), B()
a.items.append(1)
b.n = 5
B.n = 7
print(A.items, b.items, A.n, B.n, a.n, b.n)
del b.n
print(b.n)
del B.n
print(b.n)
