# SPDX-License-Identifier: MIT
# Instances without __eq__ are keys by identity.
class A:
    pass


a, b = A(), A()
d = {a: 1, b: 2, A: 3, len: 4}
print(d[a], d[b], d[A], d[len], A() in d)
