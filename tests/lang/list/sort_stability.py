# SPDX-License-Identifier: MIT
# Equal keys keep their order, both ways.
pairs = [(i * 7 % 5, i) for i in range(20)]
pairs.sort(key=lambda p: p[0])
print(pairs)
pairs.sort(key=lambda p: p[0], reverse=True)
print(pairs)
