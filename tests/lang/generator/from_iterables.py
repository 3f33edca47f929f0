# SPDX-License-Identifier: MIT
# yield from any iterable.
def g():
    yield from "ab"
    yield from [1, 2]
    yield from range(2)
    yield from {"k": 1}
    yield from (x * x for x in (3, 4))
    yield from ()
print(list(g()), sum(1 for _ in g()))
def flatten(x):
    if isinstance(x, list):
        for y in x:
            yield from flatten(y)
    else:
        yield x
print(list(flatten([1, [2, [3, [4]], 5], []])))
