# SPDX-License-Identifier: MIT
# Transpose and product with comprehensions.
m = [[1, 2, 3], [4, 5, 6]]
t = [list(r) for r in zip(*m)]
print(t)
p = [[sum(a * b for a, b in zip(r, c)) for c in zip(*t)] for r in m]
print(p)
print([x for r in m for x in r], [[r[i] for r in m] for i in range(3)])
