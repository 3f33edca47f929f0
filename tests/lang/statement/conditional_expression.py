# SPDX-License-Identifier: MIT
# a if c else b, nested and with side effects.
def v(x):
    print("v", x, end=" ")
    return x


print(v(1) if v(True) else v(2))
print(v(1) if v(0) else v(2))
print(1 if False else 2 if False else 3, (1 if True else 2) + 1, [x if x else "z" for x in (0, 1)])
print((lambda x: "neg" if x < 0 else "pos")(-1), "a" if "" else "b" or "c", 1 if 0 or 1 else 2)
x = 5 if 1 else 6, 7
print(x)
