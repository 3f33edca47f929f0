# SPDX-License-Identifier: MIT
# What every machine agrees on about sys.
import sys

print(
    sys.byteorder,
    sys.version_info[0],
    isinstance(sys.version, str),
    isinstance(sys.platform, str),
    sys.maxsize > 1000,
)
print(
    isinstance(sys.path, list),
    "sys" in sys.modules,
    sys.modules["sys"] is sys if "sys" in sys.modules else True,
)
print(len(sys.version_info) >= 3, sys.version_info >= (3, 4), isinstance(sys.argv, list))
