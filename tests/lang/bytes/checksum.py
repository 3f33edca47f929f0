# SPDX-License-Identifier: MIT
# Bytes of a frame, one at a time.
frame = bytes([0x10, 0x20, 0x30])
total = 0
for x in frame:
    total = (total + x) & 0xFF
frame += bytes([(-total) & 0xFF])
print(frame, sum(frame) & 0xFF, max(frame), min(frame), sorted(frame))
