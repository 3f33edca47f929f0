# SPDX-License-Identifier: MIT
# An inner function uses names that the outer one binds later, in every way.
def f():
    def show():
        return a, b, c, d.__name__, e.v, g, h

    a = 1
    for b in range(3):
        pass
    import sys as c
    c = "module"

    def d():
        pass

    class e:
        v = 5

    with_value = [g := 6]
    try:
        raise KeyError("k")
    except KeyError as err:
        h = err.args
    return show()


print(f())
