# SPDX-License-Identifier: MIT
# Slices of tuples.
x = tuple(range(6))
print(x[1:3], x[::-1], x[::2], x[4:], x[:-4], x[9:], x[-2:-5:-1], x[:] == x)
for wrong in (lambda: x[::0],):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
