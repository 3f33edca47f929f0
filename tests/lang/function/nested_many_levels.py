# SPDX-License-Identifier: MIT
# Cells through functions that do not use them.
def a():
    x = 1

    def b():
        def c():
            def d():
                nonlocal x
                x += 1
                return x

            return d

        return c

    return b, lambda: x


b, read = a()
print(b()()(), b()()(), read())
