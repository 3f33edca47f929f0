# SPDX-License-Identifier: MIT
# global and nonlocal bind outside.
x = "module"
def f():
    global x, y
    x = "changed"
    y = "new"
    z = 1
    def g():
        nonlocal z
        z += 1
        def h():
            nonlocal z
            global w
            z *= 10
            w = z
        h()
    g()
    return z
print(f(), x, y, w)
def counter():
    n = 0
    def up():
        nonlocal n
        n += 1
        return n
    return up
a, b = counter(), counter()
print(a(), a(), b())
