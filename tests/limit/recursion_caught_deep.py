# SPDX-License-Identifier: MIT
# A handler deep in the recursion gets control back and the stack is usable.
deepest = 0


def f(n):
    global deepest
    deepest = max(deepest, n)
    try:
        return f(n + 1)
    except RuntimeError:
        return n


print(f(0) > 50, deepest > 50)
print([x * x for x in range(3)])
