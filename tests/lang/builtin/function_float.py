# SPDX-License-Identifier: MIT
# float(): of texts and ints.
print(float(), float("1.5"), float(" -2 "), float("1e3"), float("inf"), float("-Infinity"))
print(float(5), float("1_0.5"), float(".5"), float("5."), str(float("nan")))
for wrong in (lambda: float(""), lambda: float("abc"), lambda: float([]), lambda: float("1e"), lambda: float("0x1")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
