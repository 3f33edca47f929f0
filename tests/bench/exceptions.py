# SPDX-License-Identifier: MIT
# 1,000 exceptions raised two frames down and caught.
class Odd(Exception):
    pass


def check(n):
    if n & 1:
        raise Odd(n)
    return n


def run():
    total = caught = 0
    for i in range(2000):
        try:
            total += check(i)
        except Odd as e:
            caught += e.args[0]
    return total, caught


print(run())
