# SPDX-License-Identifier: MIT
# A negative shift count is a ValueError.
for f in (lambda: 1 << -1, lambda: 1 >> -1, lambda: (1 << 40) << -1, lambda: 0 >> -5):
    try:
        print(f())
    except ValueError as e:
        print(type(e).__name__, e)
