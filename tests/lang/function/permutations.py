# SPDX-License-Identifier: MIT
# Recursion over lists.
def permutations(items):
    if len(items) <= 1:
        return [items]
    return [
        [x] + rest for i, x in enumerate(items) for rest in permutations(items[:i] + items[i + 1 :])
    ]


print(permutations([1, 2, 3]), len(permutations(list("abc"))))
