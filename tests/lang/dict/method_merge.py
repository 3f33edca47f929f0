# SPDX-License-Identifier: MIT
# | and |= of dicts.
d = {"a": 1, "b": 2}
e = d
e |= {"b": 3, "c": 4}
print(d, {"x": 1} | {"x": 2, "y": 3}, {} | {}, d | {"a": 9})
for wrong in (lambda: d | [("q", 1)], lambda: d | 5):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
