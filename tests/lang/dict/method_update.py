# SPDX-License-Identifier: MIT
# dict.update: mappings, pairs, keywords.
d = {"a": 1}
d.update({"b": 2})
d.update([("c", 3), "de"])
d.update(f=6, a=0)
d.update(d)
d.update()
print(d)
for wrong in (lambda: d.update(5), lambda: d.update([1]), lambda: d.update([(1, 2, 3)])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
