# SPDX-License-Identifier: MIT
# A bare raise repeats the exception being handled.
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        print("handling")
        raise


try:
    f()
except ZeroDivisionError as e:
    print("outer", e)
try:
    raise
except RuntimeError:
    print("nothing to reraise")
try:
    try:
        raise KeyError("first")
    except KeyError:
        try:
            raise ValueError("second")
        except ValueError:
            pass
        raise
except Exception as e:
    print(repr(e))
