# SPDX-License-Identifier: MIT
# An empty loop of 10,000 turns.
for i in range(10000):
    pass
print(i)
