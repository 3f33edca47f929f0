# SPDX-License-Identifier: MIT
# import, as, from, several names and inside functions.
import math
import math as m
import sys, gc
from math import sqrt, floor as f
from math import (
    ceil,
    pi,
)

print(math.sqrt(4), m is math, sqrt(9), f(2.7), ceil(2.1), "%.2f" % pi)


def local():
    import math as lm
    from math import fabs

    return lm.floor(1.5), fabs(-1)


print(
    local(),
    "lm" in globals(),
    math.__name__,
    sys.modules["math"] is math if "math" in sys.modules else True,
)
