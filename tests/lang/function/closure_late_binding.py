# SPDX-License-Identifier: MIT
# A closure sees the value at the time of the call.
fs = []
for i in range(3):
    fs.append(lambda: i)
print([f() for f in fs])
print([f() for f in [lambda i=i: i for i in range(3)]])


def make():
    out = []
    for j in range(3):
        def f():
            return j
        out.append(f)
    j = 10
    return [f() for f in out]


print(make())


def later():
    def f():
        return x

    x = "set later"
    return f()


print(later())
