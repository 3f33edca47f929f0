# SPDX-License-Identifier: MIT
# The target may be a tuple, an attribute or an item.
class C:
    def __init__(self, value):
        self.value = value

    def __enter__(self):
        return self.value

    def __exit__(self, *args):
        pass


class A:
    pass


with C((1, 2)) as (a, b):
    print(a, b)
d = {}
o = A()
with C(5) as d["k"], C(6) as o.attr:
    print(d, o.attr)
with C([1, 2, 3]) as [x, *y]:
    print(x, y)
