# SPDX-License-Identifier: MIT
# Small combinatorics with generators.
def gray(n):
    return [i ^ i >> 1 for i in range(1 << n)]


def subsets(items):
    for mask in range(1 << len(items)):
        yield [x for i, x in enumerate(items) if mask >> i & 1]


def permutations(items, k=None):
    k = len(items) if k is None else k
    if k == 0:
        yield ()
        return
    for i, x in enumerate(items):
        for rest in permutations(items[:i] + items[i + 1:], k - 1):
            yield (x,) + rest


print(["{:03b}".format(g) for g in gray(3)])
print(list(subsets("abc")))
print(list(permutations([1, 2, 3])), list(permutations("abc", 2)))
print(sum(1 for p in permutations("abcde")))
