# SPDX-License-Identifier: MIT
# Exceptions in the middle of expressions leave no values behind.
def bad():
    raise ValueError


def f():
    n = 0
    for i in range(30):
        try:
            [1, 2, (3, bad()), 4]
        except ValueError:
            n += 1
        try:
            {"a": 1, "b": {bad(): 2}}
        except ValueError:
            n += 1
        try:
            max(1, 2, min(3, bad()), *[4], **{"key": bad()})
        except ValueError:
            n += 1
        try:
            n + n * (n - (n + bad()))
        except ValueError:
            n += 1
        for j in (1, 2):
            for k in (3, 4):
                try:
                    "%d %d" % (j, bad())
                except ValueError:
                    n += 1
                    break
    return n


print(f())
