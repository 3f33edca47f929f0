# SPDX-License-Identifier: MIT
# set() and frozenset().
print(sorted(set("hello")), set(), len(set([1, 1.0, True])), frozenset())
print(sorted(frozenset([2, 1])), sorted(set({1: 2})))
for wrong in (lambda: set(5), lambda: set([[]])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
