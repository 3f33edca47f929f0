# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# date
from datetime import date, timedelta

for args in ((1, 1, 1), (2000, 2, 29), (2024, 12, 31), (1999, 3, 1), (9999, 12, 31), (1900, 2, 28), (2023, 10, 5)):
    x = date(*args)
    print(x, repr(x), x.toordinal(), x.weekday(), x.isoweekday(), tuple(x.timetuple()), x.year, x.month, x.day, date.fromordinal(x.toordinal()) == x)
for args in ((0, 1, 1), (10000, 1, 1), (2023, 2, 29), (2023, 0, 1), (2023, 13, 1), (2023, 4, 31), (1900, 2, 29), (2024, 1, 0)):
    try:
        print(date(*args))
    except ValueError:
        print(args, "ValueError")
x = date(2024, 2, 28)
print([str(x + timedelta(n)) for n in (0, 1, 2, -59, 366, 36525)], x - timedelta(1, 5), timedelta(2) + x, date(2024, 3, 1) - x)
print(x < date(2024, 3, 1), x == date(2024, 2, 28), x != x, x >= date(2023, 2, 28), hash(x) == hash(date(2024, 2, 28)), x == "2024-02-28")
print(x.replace(day=1), x.replace(month=12), x.replace(2000), date.fromisoformat("2011-11-04"), x.isoformat())
print(x.strftime("%a %A %d %b %B %m %y %Y %j %w %u %%"), f"{x:%d.%m.%Y} {x}", "{:%H:%M}".format(x))
n = 0
y = date(1996, 1, 1)
while y < date(2005, 1, 1):
    n = n * 31 + y.year * 372 + y.month * 31 + y.day & 0xFFFFFF
    y += timedelta(19)
print(n, y)
for text in ("2024-2-1", "20240201x", "2024-13-01", "", "2024-02-30", "2024/02/01", "abcd-ef-gh"):
    try:
        print(date.fromisoformat(text))
    except ValueError:
        print(text, "ValueError")
for f in (lambda: x < 5, lambda: x + 1, lambda: x + x, lambda: 5 - x, lambda: date(2024, 1.0, 1), lambda: date(2024, 1), lambda: date(9999, 12, 31) + timedelta(1)):
    try:
        print(f())
    except (TypeError, OverflowError, ValueError) as e:
        print(type(e).__name__ if type(e) is TypeError else "out of range")
