# SPDX-License-Identifier: MIT
# dict.popitem: the last one in.
d = {"a": 1, "b": 2, "c": 3}
print(d.popitem(), d, d.popitem(), d.popitem(), d)
for wrong in (lambda: d.popitem(),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
