# SPDX-License-Identifier: MIT
# 3,000 calls of a nested function that counts in its closure.
def make():
    n = 0

    def up(k):
        nonlocal n
        n += k
        return n

    return up


def run():
    up = make()
    for i in range(3000):
        up(i & 3)
    return up(0)


print(run())
