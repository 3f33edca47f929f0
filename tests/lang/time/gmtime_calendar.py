# SPDX-License-Identifier: MIT
# Dates on both sides of leap days, century years and the ends of years.
import time

day = 86400
epoch = 946684800 if time.gmtime(0)[0] == 2000 else 0  # CPython counts from 1970, boards from 2000
for days in (0, 1, 58, 59, 60, 364, 365, 789, 790, 11016, 11017, 11322, 11323, 20514, 47481, 47541):
    print(days, tuple(time.gmtime(days * day + days % 24 * 3601 - epoch)[:8]))

# Every day of eight years has the weekday and the day of the year that follow from the day before.
last = time.gmtime(-epoch)
wrong = 0
for days in range(1, 8 * 365 + 2):
    now = time.gmtime(days * day - epoch)
    if now[6] != (last[6] + 1) % 7:
        wrong += 1
    if now[7] != last[7] + 1 and now[7] != 1:
        wrong += 1
    last = now
print(last[:3], wrong)
