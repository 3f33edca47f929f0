# SPDX-License-Identifier: MIT
# __missing__ of a subclass answers for absent keys of d[key], and for nothing else.
class Counter(dict):
    def __missing__(self, key):
        return 0
class Default(dict):
    def __missing__(self, key):
        if key == "bad":
            raise KeyError(key, "missing")
        value = self[key] = [key]
        return value
c = Counter(a=1)
c["b"] += 2
print(c, c["x"], c.get("x"), "x" in c, len(c), c.pop("x", None), c.setdefault("y", 5))
d = Default()
d[1].append(2)
print(d, d[1], d[(2, 3)])
try:
    d["bad"]
except KeyError as e:
    print(e.args)
for f in (lambda: Default().pop(1), lambda: Default().__delitem__(1)):
    try:
        f()
    except KeyError as e:
        print("KeyError", e)
class Plain:
    def __missing__(self, key):
        return key
try:
    Plain()[1]
except TypeError:
    print("no dict")
