# SPDX-License-Identifier: MIT
# Division and modulo by zero raise; the message is CPython's.
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
for f in (
    lambda: 1 // 0,
    lambda: 1 % 0,
    lambda: (1 << 40) // 0,
    lambda: (1 << 40) % 0,
    lambda: 0**-1,
):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(type(e).__name__)
