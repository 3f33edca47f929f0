# SPDX-License-Identifier: MIT
# Generator expressions are lazy.
def show(x):
    print("eval", x)
    return x


g = (show(x) for x in range(2))
print("made")
print(next(g))
print(list(g), list(g))
print(sum(x for x in range(10)), list((x, y) for x in range(2) for y in range(2) if x != y))
