# SPDX-License-Identifier: MIT
# divmod(): signs, floats, big ones.
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(-7, -2), divmod(7.5, 2))
print(divmod(-7.5, 2), divmod(10 ** 20, 7), divmod(0, 5))
for wrong in (lambda: divmod(1, 0), lambda: divmod("a", 1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
