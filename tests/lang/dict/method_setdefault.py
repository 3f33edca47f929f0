# SPDX-License-Identifier: MIT
# dict.setdefault: sets only what is absent.
d = {"a": 1}
d.setdefault("list", []).append(5)
d.setdefault("list", []).append(6)
print(d.setdefault("a", 9), d.setdefault("n"), d)
for wrong in (lambda: d.setdefault([], 1),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
