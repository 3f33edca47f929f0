# SPDX-License-Identifier: MIT
# Modules and names that do not exist.
try:
    import no_such_module
except ImportError:
    print("ImportError")
try:
    from math import no_such_name
except ImportError:
    print("ImportError")
try:
    import math
    math.no_such_name
except AttributeError:
    print("AttributeError")
try:
    from nowhere import x
except ImportError:
    x = "fallback"
print(x)
