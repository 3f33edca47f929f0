# SPDX-License-Identifier: MIT
# Fields with attributes and subscripts.
class P:
    def __init__(self):
        self.x = 5
        self.items = [7, 8]


print("{0.x} {0.items[1]} {p.x}".format(P(), p=P()))
print("{0[1]} {0[0]}".format(["a", "b"]), "{d[key]} {d[a b]}".format(d={"key": "v", "a b": 3}))
print("{[0]} {.x}".format([1], P()))
