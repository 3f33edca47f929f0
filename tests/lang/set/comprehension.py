# SPDX-License-Identifier: MIT
# Set comprehensions.
print(sorted({x % 3 for x in range(10)}), sorted({c for c in "hello" if c > "f"}), {x for x in ()})
