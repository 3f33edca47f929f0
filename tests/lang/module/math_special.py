# SPDX-License-Identifier: MIT
# isnan, isinf, isfinite, frexp, ldexp.
import math

inf, nan = float("inf"), float("nan")
for x in (0.0, 1.5, inf, -inf, nan):
    print(x, math.isnan(x), math.isinf(x), math.isfinite(x))
print(math.frexp(8.0), math.frexp(0.75), math.frexp(0.0), math.ldexp(0.5, 4), math.ldexp(1.5, -1))
print(math.inf, math.nan)
