# SPDX-License-Identifier: MIT
# global in an inner function skips the functions around.
x = "module"


def f():
    x = "local"

    def g():
        global x
        x += "!"
        return x

    return g(), x


print(f(), x)
