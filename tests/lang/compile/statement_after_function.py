# SPDX-License-Identifier: MIT
# Functions, classes and statements in turn at module level.
def a():
    return b() + 1


x = 1


def b():
    return x


class C:
    y = a()


x = 10
print(a(), C.y)


def b():
    return 100


print(a())
if x:
    def a():
        return "new"

    z = a()
print(z, a())
for name in "pq":
    exec(name + " = '%s!'" % name)
print(p, q)
