# SPDX-License-Identifier: MIT
# Integers beyond 32 bits mix with floats.
print((1 << 40) * 0.5, 0.5 + (1 << 20), (1 << 40) / 2, (1 << 33) // 2.0)
print(float(-(1 << 50)), int(2.0 ** 50), 1.0 * (1 << 35))
