# SPDX-License-Identifier: MIT
# Nothing, however often, takes no time.
MANY = 1 << 29
print([] * MANY, () * MANY, MANY * "", b"" * MANY, bytearray() * MANY)
a = []
a *= MANY
b = bytearray()
b *= MANY
print(a, b, [1] * -MANY, "x" * -MANY)
