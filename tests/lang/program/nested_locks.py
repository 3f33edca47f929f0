# SPDX-License-Identifier: MIT
# Nested context managers that swallow some errors.
import struct
import sys
class Locked:
    depth = 0
    def __enter__(self): Locked.depth += 1; return Locked.depth
    def __exit__(self, *exc): Locked.depth -= 1; return exc[0] is ValueError
with Locked() as a, Locked() as b: print(a, b)
with Locked(): int("x")
print(Locked.depth, struct.calcsize("<HBxI"), sys.byteorder)
