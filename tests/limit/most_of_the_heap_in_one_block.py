# A buffer for a display takes what it needs, not twice as much for a moment. (The board has some 14 KB.)
import gc

gc.collect()
buffer = bytearray(9000)
print(len(buffer), sum(buffer))
