# SPDX-License-Identifier: MIT
# Methods and attributes of a literal in parentheses.
print((5).__class__ is int, type(5) is int, type(1 << 40) is int)
print(isinstance(5, int), isinstance(1 << 40, int), isinstance(5.0, int), isinstance(True, int))
print(int.__name__, (1).to_bytes(1, "big"))
