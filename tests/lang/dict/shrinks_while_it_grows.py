# SPDX-License-Identifier: MIT
# A dict with deleted keys that needs room takes no more than its block: its neighbours in the heap stay what they are.
import gc


def neighbours(size):
    return [tuple(range(i, i + size)) for i in range(24)]


for count, gone in (9, 2), (10, 3), (13, 5):
    for size in 13, 14, 15, 16, 17, 19, 27:
        d = {}
        for i in range(count):
            d[(i,)] = i
        d = d.copy()
        for i in range(gone):
            del d[(i,)]
        others = neighbours(size)
        for i in range(0, 24, 2):
            others[i] = None
        gc.collect()
        for i in range(count, 2 * count):
            d[(i,)] = i
        if others[1::2] != neighbours(size)[1::2] or sorted(d.values()) != list(range(gone, 2 * count)):
            print("wrong:", count, gone, size)
        del d, others
print("done")
