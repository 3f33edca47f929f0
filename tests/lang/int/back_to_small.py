# SPDX-License-Identifier: MIT
# A result that fits again behaves as a small integer (key, index, comparison).
big = 1 << 40
one = big - (big - 1)
print(one, one == 1, [10, 20, 30][one])
d = {1: "one"}
print(d[one], d[big >> 40])
print((big + 5) % big, (big + 5) // big)
print("ab" * ((1 << 33) >> 32))
