# SPDX-License-Identifier: MIT
# globals() is the module's dict.
x = 5
g = globals()
print(g["x"], "g" in g, "nothing" in g, g["__name__"])
g["made"] = "through globals"
print(made)


def f():
    global x
    x = 6
    return globals() is g


print(f(), g["x"])
