# SPDX-License-Identifier: MIT
# bool(): of everything.
print(bool(), bool(0), bool(-1), bool(""), bool("0"), bool([]), bool([0]), bool(None), bool(0.0))
print(bool(-0.0), bool({}), bool(range(0)), bool(b""), bool(int), bool(...))
