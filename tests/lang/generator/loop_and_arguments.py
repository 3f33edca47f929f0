# SPDX-License-Identifier: MIT
# Generators with arguments, loops and locals.
def count(start, stop=None, step=1):
    n = start
    while stop is None or n < stop:
        yield n
        n += step


print(list(count(1, 5)), list(count(0, 10, 3)), [x for x, _ in zip(count(7), "abc")])
for x in count(0):
    if x == 3:
        break
print(x, sum(count(1, 11)), sorted(count(3, 6), reverse=True))
