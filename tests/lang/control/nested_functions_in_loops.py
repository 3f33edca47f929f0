# SPDX-License-Identifier: MIT
# Definitions inside loops and conditions.
fs = []
for i in range(3):
    if i % 2:
        def f(x):
            return x * 100
    else:
        def f(x, i=i):
            return x + i
    fs.append(f)
print([f(1) for f in fs])
for i in range(2):
    class K:
        n = i

    print(K.n, end=" ")
print()
