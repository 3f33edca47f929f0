# SPDX-License-Identifier: MIT
# Sine and its relatives to four places.
import math

for d in (0, 30, 45, 60, 90, 180, -90):
    r = math.radians(d)
    print(d, "%.4f %.4f" % (math.sin(r) + 0.00001, math.cos(r) + 0.00001))
print(
    "%.4f %.4f %.4f" % (math.tan(0.5), math.atan(1), math.asin(1)),
    "%.4f %.4f" % (math.acos(0), math.atan2(1, -1)),
)
print(
    "%.4f" % math.degrees(math.pi),
    "%.5f %.5f" % (math.pi, math.e),
    "%.3f %.3f" % (math.atan2(-1, 0), math.atan2(0, 1)),
)
