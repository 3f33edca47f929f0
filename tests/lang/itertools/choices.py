# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# product, permutations, combinations
from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product()), list(product("ab", [1, 2])), list(product([], "a")), list(product("a", [])))
print(list(product("ab", repeat=2)), list(product(range(2), "x", repeat=2)), list(product([1], repeat=0)))
for r in range(5):
    print(r, list(permutations("abc", r)), list(combinations("abcd", r)), list(combinations_with_replacement("ab", r)))
print(list(permutations([1, 2, 3])), list(permutations([])), list(permutations("aa")))
print(list(combinations([], 0)), list(combinations([], 1)), list(combinations_with_replacement([], 0)), list(combinations_with_replacement([], 2)))
print(len(list(permutations(range(5)))), len(list(combinations(range(7), 3))))
for f in (permutations, combinations, combinations_with_replacement):
    try:
        print(list(f([1], -1)))
    except ValueError:
        print("ValueError")
