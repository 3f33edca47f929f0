# SPDX-License-Identifier: MIT
# Methods of machine/rtc.c.


# (year, month, day, weekday, hours, minutes, seconds, microseconds)
def datetime(self, date=None):
    import time
    if date is None:
        ns = time.time_ns()
        year, month, day, hour, minute, second, weekday, _ = time.gmtime(ns // 1000000000)
        return year, month, day, weekday, hour, minute, second, ns // 1000 % 1000000
    year, month, day, _, hour, minute, second = date[:7]
    self._set(time.mktime((year, month, day, hour, minute, second)))


# (year, month, day, hours, minutes, seconds, ...)
def init(self, date):
    import time
    self._set(time.mktime((tuple(date) + (0, 0, 0))[:6]))
