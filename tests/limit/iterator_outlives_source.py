# SPDX-License-Identifier: MIT
# Iterators of lists that shrink, and of strings and dicts that are dropped.
a = list(range(50))
it = iter(a)
for i in range(10):
    next(it)
del a[5:]
print(list(it))
its = [iter("abc"), iter([1, 2]), iter({"k": 1}), iter(range(3)), enumerate("xy"), zip([1], [2])]
junk = [[i] * 10 for i in range(40)]
junk = None
print([list(i) for i in its])
