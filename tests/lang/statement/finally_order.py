# SPDX-License-Identifier: MIT
# What finally does to return, break, continue and exceptions.
log = []
def f(how):
    for i in range(3):
        try:
            if how == "return":
                return i
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise ValueError(i)
        finally:
            log.append((how, i))
    return "end"
for how in ("return", "break", "continue", "raise", "none"):
    try:
        print(how, f(how))
    except ValueError as e:
        print(how, e)
print(log)
def g():
    try:
        return "try"
    finally:
        return "finally"
def h():
    while True:
        try:
            1 / 0
        finally:
            break
    return "swallowed"
print(g(), h())
