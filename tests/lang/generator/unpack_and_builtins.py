# SPDX-License-Identifier: MIT
# Generators as arguments, in unpacking and in builtins.
def g(n):
    for i in range(n):
        yield i


a, b, c = g(3)
x, *y = g(4)
print(a, b, c, x, y, [*g(2), *g(1)], max(g(5)), tuple(g(2)), 2 in g(3), 9 in g(3))
print(dict(zip(g(3), "abc")), (lambda *args: args)(*g(3)), list(enumerate(g(2), 5)))
d = [0] * 5
d[1:3] = g(4)
print(d)
