# SPDX-License-Identifier: MIT
# The two bools, their text and type.
print(True, False, repr(True), str(False), type(True).__name__)
print(True is True, True is not False, True == 1)
print(int(True), float(True), bool(), bool(1), bool(0))
