# SPDX-License-Identifier: MIT
# list.clear: in place.
a = [1, 2]
b = a
a.clear()
print(a, b, a is b, a.clear())
for wrong in (lambda: a.clear(1),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
