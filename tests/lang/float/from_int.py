# SPDX-License-Identifier: MIT
# float() of ints and bools.
print(
    float(), float(0), float(7), float(-3), float(True), float(1 << 20), float(1 << 40) == 1 << 40
)
print(type(float(1)).__name__, isinstance(1.0, float), isinstance(1, float))
for x in (None, [], "abc"):
    try:
        float(x)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
