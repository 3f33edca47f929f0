# SPDX-License-Identifier: MIT
# Binary search for positions and insertion points.
def search(a, x):
    lo, hi = 0, len(a)
    while lo < hi:
        mid = (lo + hi) // 2
        if a[mid] < x:
            lo = mid + 1
        else:
            hi = mid
    return lo if lo < len(a) and a[lo] == x else ~lo


a = [x * 3 for x in range(20)]
print([search(a, x) for x in (0, 27, 57, 1, 58, -5, 100)])
print(search([], 1), search(["a", "c"], "b"))
