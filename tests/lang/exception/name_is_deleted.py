# SPDX-License-Identifier: MIT
# The name after `as` is gone after the handler.
e = "before"
try:
    raise ValueError("x")
except ValueError as e:
    print(e)
try:
    print(e)
except NameError:
    print("NameError")


def f():
    try:
        raise ValueError("y")
    except ValueError as err:
        kept = err
    return kept


print(f())
