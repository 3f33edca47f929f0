# SPDX-License-Identifier: MIT
# What grows step by step may come to more than half of the heap: where there is no room for a copy, a block moves over its own place.
def grow(make, limit):
    grown = make()
    other = []
    for i in range(limit):
        grown.append(i * 7 & 255)
        if i % 500 == 0:
            other.append([i])  # in its way
    return grown, other


for make, limit in ((list, 1900), (bytearray, 8000), (list, 2000)):
    grown, other = grow(make, limit)
    print(len(grown), sum(grown), grown[0], grown[limit // 2], grown[-1], len(other), other[-1])
    del grown, other
