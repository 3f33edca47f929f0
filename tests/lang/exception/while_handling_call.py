# SPDX-License-Identifier: MIT
# Calls inside a handler handle their own exceptions.
def inner():
    try:
        [][0]
    except IndexError:
        return "inner handled"


try:
    1 / 0
except ZeroDivisionError as e:
    print(inner())
    print(e)
    for i in range(2):
        try:
            raise KeyError(i)
        except KeyError as k:
            print("key", k)
    try:
        raise
    except ZeroDivisionError as again:
        print(again is e)
