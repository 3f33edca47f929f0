# SPDX-License-Identifier: MIT
# Day of the week and leap years (Zeller's congruence).
def weekday(y, m, d):
    if m < 3:
        m += 12
        y -= 1
    return (d + 13 * (m + 1) // 5 + y + y // 4 - y // 100 + y // 400) % 7


NAMES = "Sat Sun Mon Tue Wed Thu Fri".split()
for date in ((2000, 1, 1), (2024, 2, 29), (1969, 7, 20), (2038, 1, 19)):
    print("%04d-%02d-%02d" % date, NAMES[weekday(*date)])
print([y for y in range(1896, 2005, 4) if y % 4 == 0 and (y % 100 or y % 400 == 0)][-5:])
