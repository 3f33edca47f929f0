# SPDX-License-Identifier: MIT
# Operand stacks of deep expressions across calls.
def f(a, b=0, *c):
    return a + b + sum(c)


print(f(1, f(2, f(3, f(4, f(5, f(6, f(7))))))))
print(f(f(f(f(f(1), 1), 1), 1), f(2, 2, 2, 2), *(f(i, i) for i in range(4))))
print([f(i, *[f(j) for j in range(i)]) for i in range(4)], {f(1): f(2), f(3): [f(4), (f(5), f(6))]})
print(1 + f(2 * f(3 - f(4 // f(2)))) - f(-f(1)), f(1) < f(2) < f(3), f(0) or f(0) or f(9), not f(0))
