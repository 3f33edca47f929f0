# SPDX-License-Identifier: MIT
# A free variable without a value is a NameError.
def f():
    def g():
        return x

    try:
        g()
    except NameError as e:
        print(type(e).__name__)
    x = 1
    print(g())
    del x
    try:
        g()
    except NameError as e:
        print(type(e).__name__)


f()
