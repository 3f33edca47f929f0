# SPDX-License-Identifier: MIT
# Methods in a row, and methods taken as values.
print("  Hello, World  ".strip().lower().replace(",", "").split(" "))
up = "abc".upper
print(up(), str.upper("x"), list(map(str.strip, [" a ", "b "])), sorted("bAc", key=str.lower))
