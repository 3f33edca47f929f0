# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# places in sorted lists
import bisect

a = [1, 3, 3, 3, 5, 8]
print([bisect.bisect_left(a, x) for x in range(10)], [bisect.bisect_right(a, x) for x in range(10)], bisect.bisect(a, 3))
print(bisect.bisect_left(a, 3, 2), bisect.bisect_left(a, 3, 0, 1), bisect.bisect_right(a, 3, lo=2, hi=3), bisect.bisect([], 1))
words = ["A", "b", "C", "d"]
print(bisect.bisect_left(words, "c", key=str.lower), bisect.bisect_right(words, "c", key=str.lower), bisect.bisect("abc", "b"))
b = []
for x in (5, 1, 4, 1, 3, 9, 2):
    bisect.insort(b, x)
print(b)
pairs = [(1, "a"), (2, "b"), (2, "c")]
bisect.insort_left(pairs, (2, "x"), key=lambda p: p[0])
bisect.insort_right(pairs, (2, "y"), key=lambda p: p[0])
bisect.insort(pairs, (0, "z"), hi=1)
print(pairs)
for f in (bisect.bisect_left, bisect.bisect_right, bisect.insort):
    try:
        print(f(a, 1, -1))
    except ValueError:
        print("ValueError")
    try:
        print(f(a, "x"))
    except TypeError:
        print("TypeError")
