# SPDX-License-Identifier: MIT
# A global named range replaces the builtin in loops already compiled.
def f():
    out = []
    for i in range(3):
        out.append(i)
    return out


print(f())
range = lambda n: "xyz"[:n]
print(f())
del range
print(f())
