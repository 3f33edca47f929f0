# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# count, cycle, repeat, islice, takewhile, dropwhile, chain
from itertools import chain, count, cycle, dropwhile, filterfalse, islice, repeat, takewhile

print(list(islice(count(), 4)), list(islice(count(5, -2), 3)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(cycle("abc"), 7)), list(cycle([])), list(islice(cycle(iter([1])), 3)))
print(list(repeat(7, 3)), list(islice(repeat("x"), 2)), list(repeat(1, 0)), list(repeat(1, -2)))
for args in ((3,), (2, 5), (0, None), (1, 9, 3), (5, 2), (None, 4, 2), (0, 0), (4, 20, 7), (None,), (2, None, 3), (0, 5, None)):
    it = iter(range(10))
    print(args, list(islice(it, *args)), list(it))
for args in ((-1,), (0, -1), (0, 3, 0), (0, 3, -1)):
    try:
        print(islice([], *args))
    except ValueError:
        print(args, "ValueError")
print(list(takewhile(lambda x: x < 3, [1, 2, 3, 1])), list(dropwhile(lambda x: x < 3, [1, 2, 3, 1])))
print(list(dropwhile(bool, [])), list(dropwhile(bool, [1, 2])), list(takewhile(bool, count(1)).__class__.__name__ and [1]))
print(list(chain("ab", [1, 2], (), {3: 4})), list(chain()), list(chain.from_iterable(["ab", [1]])), list(chain.from_iterable([])))
print(list(filterfalse(lambda x: x % 2, range(6))), list(filterfalse(None, [0, 1, "", "a"])))
it = iter(range(6))
print(list(takewhile(lambda x: x < 2, it)), list(it))
