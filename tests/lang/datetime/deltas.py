# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# timedelta
from datetime import timedelta

d = timedelta
for t in (d(), d(1), d(-1), d(1, 2, 3), d(hours=25), d(weeks=1, minutes=-1), d(seconds=-1), d(milliseconds=1500), d(microseconds=-1),
          d(days=1.5), d(hours=0.25), d(0, 0.5), d(2, -3, 4), d(100000, 86399, 999999), d(-5, 3600)):
    print(t, repr(t), t.days, t.seconds, t.microseconds, bool(t), -t, abs(t), hash(t) == hash(+t))
print(d(1) + d(hours=2), d(1) - d(hours=2), d(1) * 3, 3 * d(1), d(1) / 2, d(1) * 0.5, d(1) / d(hours=6), d(1) // d(hours=5), d(1) // 7)
print(d(1) % d(hours=5), divmod(d(1), d(hours=5)), d(-1) % d(hours=5), d(microseconds=5) / 2, d(microseconds=7) / 2, d(microseconds=-5) / 2)
print(d(1, 61, 500000).total_seconds(), d(-1).total_seconds(), d(hours=1) / 0.5, sum([d(1), d(2)], d()))
print(d(1) == d(hours=24), d(1) != d(2), d(1) < d(2), d(2) <= d(2), d(2) > d(1), d(1) >= d(2), d(1) == 1, d(0) == 0, max(d(1), d(3), d(2)))
print({d(1): "a"}[d(hours=24)], sorted([d(3), d(-1), d(2)]))
for f in (lambda: d(1) + 1, lambda: d(1) < 1, lambda: d(1) * d(1), lambda: 1 / d(1), lambda: d(1) / d(), lambda: d(1) // 0, lambda: d(10**9), lambda: d(999999999) + d(1)):
    try:
        print(f())
    except (TypeError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__)
