# SPDX-License-Identifier: MIT
# Endless recursion ends in RuntimeError, again and again, and the program goes on.
def down(n):
    return down(n + 1) + 1


def ping(n):
    return pong(n)


def pong(n):
    return ping(n)


for f in (down, ping, down):
    try:
        f(0)
    except RuntimeError:
        print("RuntimeError")
print(sum(range(10)))
