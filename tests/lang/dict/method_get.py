# SPDX-License-Identifier: MIT
# dict.get: with and without a default.
d = {1: "a", None: "n", (1, 2): "t"}
print(d.get(1), d.get(2), d.get(2, "x"), d.get(None), d.get((1, 2)), d.get(1.0), d.get(True))
for wrong in (lambda: d.get([]), lambda: d.get()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
