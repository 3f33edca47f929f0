# SPDX-License-Identifier: MIT
# pop with default, popitem from the end.
d = {"a": 1, "b": 2, "c": 3}
print(d.pop("b"), d.pop("x", None), d.pop("x", 0), d)
try:
    d.pop("x")
except KeyError as e:
    print("KeyError", e)
print(d.popitem(), d.popitem(), d)
try:
    d.popitem()
except KeyError:
    print("KeyError")
