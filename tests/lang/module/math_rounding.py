# SPDX-License-Identifier: MIT
# floor, ceil, trunc, fabs, modf, copysign.
import math

for x in (2.5, -2.5, 0.0, 3.0, -0.5):
    print(
        math.floor(x),
        math.ceil(x),
        math.trunc(x),
        math.fabs(x),
        math.modf(x),
        math.copysign(1.0, x),
    )
print(math.fmod(7, 3), math.fmod(-7, 3), type(math.floor(1.5)).__name__)
