# SPDX-License-Identifier: MIT
# bit_length of small and large numbers.
print(
    [
        n.bit_length()
        for n in (0, 1, -1, 2, 255, 256, -256, 1 << 30, 1 << 31, (1 << 40) - 1, -(1 << 63))
    ]
)
