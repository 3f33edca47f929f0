# SPDX-License-Identifier: MIT
# json.dumps: every kind of value, escapes, keys that become strings, separators.
import json
from collections import OrderedDict, namedtuple
for value in (None, True, False, 0, -1, 2.5, -0.0, 1e10, 2**70, "", "a", [], {}, (), [[]], (1, (2,))):
    print(json.dumps(value))
print(json.dumps([1, 2.5, "a", [], {}, (), None, [True]]))
print(json.dumps({"a": 1, 2: "x", None: 4, True: [5], 1.5: {"b": {}}, False: 0}))
print(json.dumps("q\"\\/\b\f\n\r\t\x00\x1f\x7f é\u20ac\U0001f600\u07ff\uffff!"))
print(json.dumps({"\n": "\u00e9"}))
print(json.dumps({"a": [1, {"b": None}], "c": 2}, separators=(",", ":")))
print(json.dumps([1, 2], separators=["; ", "="]), json.dumps({1: 2}, separators=None))
print(json.dumps([float("inf"), -float("inf"), float("nan")]))
Point = namedtuple("Point", ("x", "y"))
print(json.dumps([Point(1, 2), OrderedDict([(1, 2)])]))


class Text(str):
    pass


class Items(list):
    pass


print(json.dumps([Text("t\n"), Items([1, 2]), {Text("k"): Items()}]))
for wrong in ({1, 2}, {(1,): 2}, b"x", object, [len], {"a": {b"": 1}}, range(3), ...):
    try:
        print(json.dumps(wrong))
    except TypeError:
        print("TypeError")
print(json.loads(json.dumps({"k": [1, "é\U0001f600", None, {"z": 1.5}]})))
