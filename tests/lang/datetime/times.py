# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# heap: 32k
# time and datetime
from datetime import date, datetime, time, timedelta

for t in (time(), time(1), time(23, 59, 59, 999999), time(12, 30), time(0, 0, 5), time(0, 0, 0, 7), time(1, 2, 3, 450000)):
    print(t, repr(t), t.hour, t.minute, t.second, t.microsecond, t.isoformat("minutes"), t.isoformat(timespec="milliseconds"))
print(time(1) < time(2), time(1) == time(1, 0), time(5).replace(minute=7), time.fromisoformat("04:23"), time.fromisoformat("04:23:01.000384"))
print(time(13, 5).strftime("%I:%M %p %H %S %f"), f"{time(8):%H}h")
for args in ((2024, 1, 2), (2024, 1, 2, 3), (2024, 1, 2, 3, 4, 5), (1999, 12, 31, 23, 59, 59, 999999), (1, 1, 1), (2024, 2, 29, 0, 0, 0, 5)):
    x = datetime(*args)
    print(x, repr(x), x.isoformat(), x.date(), x.time(), x.weekday(), tuple(x.timetuple()), x.hour, x.microsecond, x.day)
x = datetime(2024, 2, 28, 22, 30)
print(x + timedelta(hours=2), x - timedelta(days=400, microseconds=1), timedelta(0.5) + x, x - datetime(2023, 1, 1), datetime(2023, 1, 1) - x)
print(x < datetime(2024, 3, 1), x == datetime(2024, 2, 28, 22, 30), x == date(2024, 2, 28), hash(x) == hash(x + timedelta()), x >= x, x > x)
print(x.replace(hour=1, microsecond=9), x.replace(2000, 1), datetime.combine(date(2020, 1, 2), time(3, 4, 5)), datetime.fromordinal(730000))
print(datetime.fromisoformat("2011-11-04"), datetime.fromisoformat("2011-11-04 00:05:23"), datetime.fromisoformat("2011-11-04T00:05:23.283"))
print(x.strftime("%Y-%m-%dT%H:%M:%S.%f %j %p %I"), f"{x:%d.%m. %H:%M}", x.isoformat(" ", "hours"), isinstance(x, date))
print(int(x.timestamp() - datetime(2024, 2, 28).timestamp()), datetime.fromtimestamp(x.timestamp()) == x)
print(type(datetime.now()).__name__, type(date.today()).__name__, datetime.now() - datetime.now() < timedelta(seconds=2), datetime.now().date() >= date(2000, 1, 1))
for f in (lambda: time(24), lambda: time(0, 60), lambda: datetime(2024, 2, 30), lambda: datetime(2024, 1, 1, 25), lambda: time.fromisoformat("1:2"),
          lambda: datetime.fromisoformat("2024-01-01T25:00"), lambda: datetime.fromisoformat("x"), lambda: time(0).isoformat("x")):
    try:
        print(f())
    except ValueError:
        print("ValueError")
for f in (lambda: x < date(2024, 1, 1), lambda: x + 5, lambda: x - date(2024, 1, 1), lambda: time(1) + timedelta(1), lambda: x + x, lambda: x < 5):
    try:
        print(f())
    except TypeError:
        print("TypeError")
