# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# accumulate, starmap, zip_longest, compress, pairwise, groupby, tee
from itertools import accumulate, compress, groupby, islice, pairwise, starmap, tee, zip_longest

print(list(accumulate([1, 2, 3, 4])), list(accumulate("abc")), list(accumulate([])), list(accumulate([3, 1, 2], max)))
print(list(accumulate([1, 2], initial=10)), list(accumulate([], initial=0)), list(accumulate([1, 2, 3], lambda a, b: a * b, initial=2)))
print(list(accumulate([None])), list(accumulate([0, 0])))
print(list(starmap(pow, [(2, 3), (3, 2)])), list(starmap(lambda *a: a, [(), [1], "ab"])))
print(list(zip_longest("abc", [1], ())), list(zip_longest("ab", [1], fillvalue="-")), list(zip_longest()), list(zip_longest([], [])))
print(list(compress("abcdef", [1, 0, 1, 0, 1])), list(pairwise("abcd")), list(pairwise("a")), list(pairwise("")))
print([(k, list(g)) for k, g in groupby("aaabbca")], list(groupby([])))
print([(k, list(g)) for k, g in groupby([1, 3, 2, 4, 5], lambda x: x % 2)])
print([k for k, g in groupby("aabbbc")])
groups = groupby("aabbc")
k, first = next(groups)
print(k, next(first))
k, second = next(groups)
print(k, list(first), next(second), list(second), list(second), list(groups)[0][0], list(second))
last = groupby("aab")
kept = [g for k, g in last]
print([list(g) for g in kept])
a, b, c = tee(iter("abcd"), 3)
print(next(a), next(a), next(b), list(c), list(a), list(b), list(c))
print(tee([], 0), [list(t) for t in tee(range(3))])
