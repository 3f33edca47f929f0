# SPDX-License-Identifier: MIT
# += 1 and -= 1 on locals, globals, cells, attributes and items of all types.
g = 0


class A:
    n = 0


def f():
    global g
    local, cell, a, l, d = 0, 0, A(), [0], {"k": 0.5}

    def inner():
        nonlocal cell
        cell += 1
        return cell

    for i in range(3):
        local += 1
        g += 1
        cell += 1
        a.n += 1
        l[0] += 1
        d["k"] += 1
        l[-1] -= 2
        inner()
    return local, g, cell, a.n, A.n, l, d


print(f())
x = 1073741822
for i in range(3):
    x += 1
    print(x, end=" ")
x = "s"
x += "t"
print(x)
