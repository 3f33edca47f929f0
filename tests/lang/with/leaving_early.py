# SPDX-License-Identifier: MIT
# return, break and continue run __exit__.
class C:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        print("exit", args[0])


def f():
    with C():
        return "value"


def g():
    for i in range(3):
        with C():
            if i == 0:
                continue
            if i == 1:
                break
    return i


print(f())
print(g())
