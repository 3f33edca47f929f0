# SPDX-License-Identifier: MIT
# nonlocal finds the nearest function that has the name.
def a():
    x, y = "a", "ay"

    def b():
        x = "b"

        def c():
            nonlocal x, y
            x += "c"
            y += "c"
            return x

        return c(), x

    return b(), x, y


print(a())
