# SPDX-License-Identifier: MIT
# Integers beyond 32 bits mix with floats.
print(int((1 << 40) * 0.5), 0.5 + (1 << 20), int((1 << 40) / 2), int((1 << 33) // 2.0))
print(int(float(-(1 << 50))), int(2.0**50), int(1.0 * (1 << 35)), (1 << 45) / (1 << 40))
