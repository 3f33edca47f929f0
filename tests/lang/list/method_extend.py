# SPDX-License-Identifier: MIT
# list.extend: of any iterable, itself too.
a = [1]
a.extend("ab")
a.extend((2,))
a.extend({3: 4})
a.extend(range(2))
a.extend(a)
print(a, a.extend([]))
for wrong in (lambda: a.extend(5), lambda: a.extend()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
