# SPDX-License-Identifier: MIT
# gc.mem_free and gc.mem_alloc see what is taken and given back.
import gc

gc.collect()
free = gc.mem_free()
total = free + gc.mem_alloc()
print(free > 0, gc.mem_alloc() > 0)
kept = bytearray(1000)
gc.collect()
print(free - gc.mem_free() >= 900, gc.mem_free() + gc.mem_alloc() == total)  # a small block may have been kept before
kept = None
for i in range(10):
    bytearray(1000)
gc.collect()
print(free - gc.mem_free() < 2200)  # stale words on a stack may keep one or two of them
