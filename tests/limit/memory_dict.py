# SPDX-License-Identifier: MIT
# A dict and a set that grow without end: MemoryError, and what was inserted stays.
# .out by hand: CPython would take the whole machine.
def fill(d):
    i = 0
    while True:
        d[i] = i
        i += 1


def fill_set():
    s = set()
    i = 0
    while True:
        s.add(i)
        i += 1


d = {}
try:
    fill(d)
except MemoryError:
    n = len(d)
    print("MemoryError", n > 50, d[0], d[n - 1] == n - 1)
d = None
try:
    fill_set()
except MemoryError:
    print("MemoryError")
print({1: 2})
