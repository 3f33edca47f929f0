# SPDX-License-Identifier: MIT
# Sorting pseudo-random, ordered, reversed and constant data.
def lcg(n):
    x = 12345
    out = []
    for _ in range(n):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out.append(x >> 16 & 0xFF)
    return out


a = lcg(100)
b = sorted(a)
print(all(b[i] <= b[i + 1] for i in range(99)), sum(a) == sum(b), b[:5], b[-5:])
for data in (list(range(60)), list(range(60, 0, -1)), [7] * 60, [1, 0] * 30):
    data.sort()
    print(data[:3], data[29:31], data[-3:])
