# SPDX-License-Identifier: MIT
# A recursive generator walks a tree.
def walk(tree):
    if isinstance(tree, list):
        for t in tree:
            yield from walk(t)
    else:
        yield tree


print(list(walk([1, [2, [3, [4]], 5], [], [[6]]])))


def preorder(n, depth):
    yield n
    if depth:
        yield from preorder(2 * n, depth - 1)
        yield from preorder(2 * n + 1, depth - 1)


print(list(preorder(1, 3)))
