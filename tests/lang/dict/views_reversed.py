# SPDX-License-Identifier: MIT
# reversed() of a dict's views.
d = {1: "a", 2: "b", 3: "c"}
print(list(reversed(d.keys())), list(reversed(d.values())), list(reversed(d.items())), list(reversed(d)))
print(list(reversed({}.items())), next(reversed(d.keys())), [k for k, v in reversed(d.items())])
try:
    reversed({1, 2})
except TypeError:
    print("no order")
