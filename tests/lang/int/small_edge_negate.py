# SPDX-License-Identifier: MIT
# Negating the smallest small integer leaves the fast path.
bottom = -1073741824
print(-bottom, -(-bottom), abs(bottom), abs(-bottom))
print(~bottom, ~1073741823, ~0, ~-1)
print(-1073741823, -1073741825, +bottom)
print(-2147483648, -(-2147483648), abs(-2147483648))
