# SPDX-License-Identifier: MIT
# A local read before its assignment is UnboundLocalError, a NameError.
x = "global"


def f():
    print(x)
    x = 1


def g(flag):
    if flag:
        y = 1
    return y


def h():
    z = 1
    del z
    return z


def i():
    count += 1


for call in (f, lambda: g(False), h, i):
    try:
        call()
    except NameError as e:
        print(type(e).__name__ in ("UnboundLocalError", "NameError"))
print(g(True))
