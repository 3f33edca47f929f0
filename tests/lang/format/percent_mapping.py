# SPDX-License-Identifier: MIT
# A dict supplies values by name.
d = {"name": "Ann", "age": 30, "x": 0.5}
print("%(name)s is %(age)d" % d, "%(age)05d|%(name)-5s|%(x).2f" % d, "%(a b)s" % {"a b": 1})
print("%s" % d["name"], "%(name)s %(name)r" % d, "%%%(age)d" % d)
try:
    "%(missing)s" % d
except KeyError as e:
    print("KeyError", e)
