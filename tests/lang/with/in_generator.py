# SPDX-License-Identifier: MIT
# A generator that yields inside a with block.
class C:
    def __enter__(self):
        print("enter")
        return 1

    def __exit__(self, *args):
        print("exit")


def g():
    with C() as x:
        yield x
        yield x + 1


print(list(g()))
it = g()
next(it)
it.close()
