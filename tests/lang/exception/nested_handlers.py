# SPDX-License-Identifier: MIT
# Exceptions find the right handler through several frames.
def level(n):
    try:
        if n == 0:
            raise IndexError("deep")
        level(n - 1)
    except KeyError:
        print("wrong")
    finally:
        print("leave", n)


try:
    level(3)
except IndexError as e:
    print("caught", e)
try:
    try:
        raise ValueError(1)
    except KeyError:
        print("wrong")
except ValueError as e:
    print("right", e)
