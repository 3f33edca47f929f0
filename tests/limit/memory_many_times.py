# SPDX-License-Identifier: MIT
# Running out of memory a hundred times leaves the heap as good as new.
# .out by hand: CPython would take the whole machine.
import gc


def fill():
    kept = None
    while True:
        kept = [kept, "x" * 100]


gc.collect()
hits = 0
for i in range(100):
    try:
        fill()
    except MemoryError:
        hits += 1
print(hits)
print(len("y" * 1000), len([0] * 500))
