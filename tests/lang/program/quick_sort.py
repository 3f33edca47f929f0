# SPDX-License-Identifier: MIT
# Quick sort by recursion, in place and by comprehension.
def quick(a):
    if len(a) < 2:
        return a
    p = a[len(a) // 2]
    return (
        quick([x for x in a if x < p]) + [x for x in a if x == p] + quick([x for x in a if x > p])
    )


def in_place(a, lo, hi):
    if lo >= hi:
        return
    p = a[(lo + hi) // 2]
    i, j = lo, hi
    while i <= j:
        while a[i] < p:
            i += 1
        while a[j] > p:
            j -= 1
        if i <= j:
            a[i], a[j] = a[j], a[i]
            i += 1
            j -= 1
    in_place(a, lo, j)
    in_place(a, i, hi)


data = [37 * i % 41 for i in range(40)]
print(quick(data))
in_place(data, 0, len(data) - 1)
print(data == sorted(data), quick(list("sorting")), quick([]))
