# SPDX-License-Identifier: MIT
# A key deleted and set again comes last.
d = {i: i for i in range(12)}
for k in (3, 0, 11):
    del d[k]
d[0] = "zero"
d[5] = "five"
print(d, list(d)[-1], len(d), 11 in d)
for wrong in (lambda: d[3],):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
