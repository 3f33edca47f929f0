# SPDX-License-Identifier: MIT
# Operations on constants raise only when they run.
def f(flag):
    if flag == 1:
        return 1 // 0
    if flag == 2:
        return "a" + 1
    if flag == 3:
        return (1, 2)[5]
    if flag == 4:
        return -"x"
    return 2 + 3 * 4 - 1, "ab" * 2 + "c", -5**2, ~7 & 0xFF, 1 << 4 | 3, not 0, 7 // -2, 2**-1


print(f(0))
for flag in (1, 2, 3, 4):
    try:
        f(flag)
    except (ZeroDivisionError, TypeError, IndexError) as e:
        print(type(e).__name__)
if 0:
    1 // 0
while False:
    print(None + 1)
print("done")
