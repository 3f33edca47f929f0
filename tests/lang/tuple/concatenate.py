# SPDX-License-Identifier: MIT
# + and * of tuples, in place too.
a = b = (1,)
a += (2,)
a *= 2
print(a, b, (1,) * 0, 3 * ("x",), () + ())
for wrong in (lambda: (1,) + [2], lambda: (1,) + 1, lambda: (1,) * "a"):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
