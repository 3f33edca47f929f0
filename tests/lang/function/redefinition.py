# SPDX-License-Identifier: MIT
# A later def replaces an earlier one.
def f():
    return 1


g = f


def f():
    return 2


print(f(), g())
if f() == 2:
    def f():
        return 3
print(f())
del f
try:
    f()
except NameError as e:
    print(e)
