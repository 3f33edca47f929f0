# SPDX-License-Identifier: MIT
# Files that nobody has any more are closed when the collector finds them, which takes C stack: deep in recursion it
# must not take more than there is.
import gc
import os


class Leaf:
    def __init__(self, work):
        self.work = work

    def __repr__(self):
        self.work()
        return "x"


def lose_a_file():
    f = open("lost.txt", "w")
    f.write("x" * 90)


def percent():
    lose_a_file()
    for i in range(60):
        "%30d %e" % (2**70 + i, 2.0**60)


def collect():
    lose_a_file()
    gc.collect()


for work in (percent, collect):
    for depth in range(16, 28):
        value = Leaf(work)
        for _ in range(depth):
            value = [value]
        try:
            repr(value)
        except (RuntimeError, MemoryError):
            pass
    print("alive")
gc.collect()
try:
    os.remove("lost.txt")
except OSError:  # where the stack ended before
    pass
