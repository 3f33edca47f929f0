# SPDX-License-Identifier: MIT
# // and % round towards minus infinity.
print((7 // 2, 7 % 2), (7 // -2, 7 % -2), (7 // 7, 7 % 7), (7 // -7, 7 % -7), (7 // 8, 7 % 8))
print((7 // -8, 7 % -8), (-7 // 2, -7 % 2), (-7 // -2, -7 % -2), (-7 // 7, -7 % 7))
print((-7 // -7, -7 % -7), (-7 // 8, -7 % 8), (-7 // -8, -7 % -8))
for wrong in (lambda: 1 // 0, lambda: 1 % 0):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
