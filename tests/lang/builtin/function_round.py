# SPDX-License-Identifier: MIT
# round(): to even, places, negative places.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(2.675, 1), round(1234, -2))
print(round(1250, -2), round(1350, -2), round(5), round(2.5, 0), round(True), round(-1.5))
for wrong in (lambda: round("a"), lambda: round(1.5, "x")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
