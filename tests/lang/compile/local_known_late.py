# SPDX-License-Identifier: MIT
# A name is local to the whole function, also before its only assignment.
x = "global"


def f(n):
    for i in range(n):
        if i:
            return x
        x = "local %d" % i
    return "none"


def g():
    try:
        return x
    except NameError:
        x = "assigned after the error"
    return x


def h(flag):
    while flag:
        flag = False
        (lambda: flag)()
        import sys as x
    return x is not None


print(f(0), f(5), g(), h(True))
try:
    h(False)
except NameError:
    print("NameError")
