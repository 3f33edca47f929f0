# SPDX-License-Identifier: MIT
# The error function and its complement.
import math

for f in (math.erf, math.erfc):
    for x in (0.0, -0.0, 1e-30, 0.1, -0.5, 0.99, 1, -1.5, 2, 3.5, -4.0, 5, -9.5, 30.0, math.inf, -math.inf, math.nan):
        print("%g: %.4g" % (x, f(x)))
