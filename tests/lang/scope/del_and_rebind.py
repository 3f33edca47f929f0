# SPDX-License-Identifier: MIT
# del of locals, globals and cells, and binding them again.
def f():
    x = 1

    def g():
        return x

    del x
    try:
        g()
    except NameError:
        print("unbound")
    x = 2
    return g()


def h():
    y = 1
    del y
    try:
        print(y)
    except NameError:
        y = "again"
    return y


z = 1
del z
z = 2
print(f(), h(), z)
