# SPDX-License-Identifier: MIT
# Items and slices of ranges.
r = range(0, 100, 7)
print(r[0], r[-1], r[3], r[2:5], r[::-1], r[::2], list(r[-3:]), r[5:2], len(r))
for wrong in (lambda: r[15], lambda: r[-16], lambda: r["a"]):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
