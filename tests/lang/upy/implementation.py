# SPDX-License-Identifier: MIT
# sys tells the implementation apart.
import sys

print(sys.implementation.name in ("micropython", "pyll"), len(sys.implementation.version) >= 3)
print(isinstance(sys.implementation.version[0], int))
print(hasattr(sys.implementation, "_mpy"))
