# SPDX-License-Identifier: MIT
# Zero is false, everything else is true.
for x in (0.0, -0.0, 0.5, -1.0, float("inf")):
    print(x, bool(x), not x, "yes" if x else "no")
