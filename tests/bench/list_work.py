# SPDX-License-Identifier: MIT
# Appending, indexing, sorting and slicing.
def run():
    a = []
    x = 12345
    for i in range(200):
        x = x * 1103515245 + 12345 & 0x3FFFFFFF
        a.append(x >> 12 & 0x3FF)
    total = 0
    for turn in range(10):
        for i in range(len(a)):
            total += a[i]
        a.sort(reverse=turn % 2 == 1)
        a = a[1:] + a[:1]
    a.reverse()
    return total, a[0], a[-1], a.index(a[100]) <= 100


print(run())
