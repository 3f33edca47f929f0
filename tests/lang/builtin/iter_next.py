# SPDX-License-Identifier: MIT
# iter, next, and iter with a sentinel.
it = iter("ab")
print(next(it), next(it), next(it, "default"), iter(it) is it)
values = [3, 2, 1, 0, 9]
print(list(iter(lambda: values.pop(0), 0)), values)
for f in (lambda: iter(5), lambda: next([]), lambda: next(5)):
    try:
        f()
    except TypeError:
        print("TypeError")
try:
    next(iter([]))
except StopIteration:
    print("StopIteration")
