# SPDX-License-Identifier: MIT
# OrderedDict: a dict with move_to_end and popitem from both ends.
from collections import OrderedDict
d = OrderedDict([("b", 1), ("a", 2)])
d["c"] = 3
print(list(d), d["a"], len(d), "b" in d, list(d.items()), d == {"a": 2, "b": 1, "c": 3}, isinstance(d, dict))
d.move_to_end("b")
print(list(d))
d.move_to_end("c", last=False)
print(list(d), d.popitem(), d.popitem(last=False), list(d), d.pop("a"), len(d), bool(d))
d.update(x=1, y=2)
print(list(d.keys()), list(d.values()), list(reversed(d)), OrderedDict(k=5)["k"], d.get("q"))
for wrong in (lambda: OrderedDict().popitem(), lambda: d.move_to_end("nothing")):
    try:
        wrong()
    except KeyError:
        print("KeyError")
