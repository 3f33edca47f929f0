# SPDX-License-Identifier: MIT
# __getattr__ is asked only for what is not found.
class A:
    x = 1

    def __init__(self):
        self.y = 2

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(name)


a = A()
print(
    a.x,
    a.y,
    a.dyn_hello,
    getattr(a, "dyn_z"),
    hasattr(a, "dyn_q"),
    hasattr(a, "zz"),
    getattr(a, "zz", "default"),
)
try:
    a.missing
except AttributeError as e:
    print("AttributeError", e)


class Proxy:
    def __init__(self, target):
        self._t = target

    def __getattr__(self, name):
        return getattr(self._t, name)


p = Proxy([3, 1, 2])
p.sort()
p.append(9)
print(p._t, p.count(1))
