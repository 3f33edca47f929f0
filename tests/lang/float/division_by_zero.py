# SPDX-License-Identifier: MIT
# Every division by zero raises.
for f in (
    lambda: 1.0 / 0,
    lambda: 1 / 0.0,
    lambda: 1.0 // 0,
    lambda: 1.0 % 0.0,
    lambda: divmod(1.0, 0),
    lambda: 0.0**-1,
):
    try:
        print(f())
    except ZeroDivisionError:
        print("ZeroDivisionError")
