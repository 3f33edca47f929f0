# SPDX-License-Identifier: MIT
# dict.pop: with a default or KeyError.
d = {"a": 1, "b": 2}
print(d.pop("a"), d, d.pop("z", 5), d.pop("b", 0), d)
for wrong in (lambda: d.pop("q"), lambda: d.pop()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
