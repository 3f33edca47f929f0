# SPDX-License-Identifier: MIT
# while True, while 1, if 0 and their else branches.
def f():
    n = 0
    while True:
        n += 1
        if n > 3:
            break
    while 1:
        n += 10
        if n < 30:
            continue
        break
    else:
        n = "never"
    while 0:
        n = "never"
    else:
        n += 100
    if 0:
        n = "never"
    elif 1:
        n += 1000
    else:
        n = "never"
    if not 0 and True:
        n += 10000
    return n if 1 else "never"


print(f())
