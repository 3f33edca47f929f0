# SPDX-License-Identifier: MIT
# Parentheses, commas and stars.
print((), (1,), (1, 2), (1, (2, (3,))), 1 == (1), tuple())
t = 1, 2
u = 3,
print(t, u, (*t, *u, *"a"), len((1,)), type((1)).__name__)
print(tuple([1, 2]), tuple("ab"), tuple(x for x in range(3)), tuple({1: 2}))
