# SPDX-License-Identifier: MIT
# Imports mod.mpc with a few bytes changed or cut off, again and again: always a clear ImportError.
import os
import sys
with open("mod.mpc", "rb") as f:
    good = f.read()
os.mkdir("d")
sys.path[:] = ["d"]
state = 1
refused = 0
for turn in range(int(sys.argv[1])):
    bad = bytearray(good)
    for change in range(turn % 3 + 1):
        state = state * 1103515245 + 12345 & 0x7FFFFFFF
        at = (state >> 8) % len(bad)
        bad[at] = bad[at] ^ (state & 0xFF or 1)
    if turn % 5 == 4:
        bad = bad[:at]
    if bytes(bad) == good:
        refused += 1
        continue
    with open("d/mod.mpc", "wb") as f:
        f.write(bad)
    try:
        import mod
        print("imported", turn)
    except ImportError as e:
        refused += str(e) == "damaged or incompatible .mpc file"
print(refused)
