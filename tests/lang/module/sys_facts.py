# SPDX-License-Identifier: MIT
# What every machine agrees on about sys.
import sys

print(sys.byteorder, sys.version_info[0], len(sys.version_info) >= 3, sys.version_info >= (3, 4))
print(isinstance(sys.version, str), isinstance(sys.platform, str), sys.maxsize > 1000)
print(isinstance(sys.path, list), isinstance(sys.argv, list), isinstance(sys.modules, dict))
