# SPDX-License-Identifier: MIT
"""date, time, datetime and timedelta, without time zones. Seconds since the epoch are those of the module time."""
import time as _time

MINYEAR = 1
MAXYEAR = 9999
_DAY = 86400000000  # in microseconds, which everything but a date is counted in


def _before_year(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


def _before_month(year, month):
    leap = month > 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)[month - 1] + leap


# Each of the values is at least `low` and at most what stands beside it.
def _check(values, most, low=0):
    for value, high in zip(values, most):
        if not isinstance(value, int):
            raise TypeError("an int is required")
        if not low <= value <= high:
            raise ValueError("%d is not in %d..%d" % (value, low, high))


def _days(year, month, day):
    _check((year, month), (MAXYEAR, 12), 1)
    before = _before_month(year, month)
    _check((day,), (_before_month(year, month + 1) - before if month < 12 else 31,), 1)
    return _before_year(year) + before + day


def _clock(*hms):
    _check(hms, (23, 59, 59, 999999))
    n = 0
    for value, unit in zip(hms, (3600000000, 60000000, 1000000, 1)):
        n += value * unit
    return n


# An object is an int, _n, and its attributes are computed from it: _fields are those of _values().
class _Base:
    @classmethod
    def _of(cls, n):
        self = object.__new__(cls)
        self._n = n
        return self

    def __getattr__(self, name):
        if name in self._fields:
            return self._values()[self._fields.index(name)]
        raise AttributeError(name)

    def __eq__(self, other):
        return self._n == other._n if type(other) is type(self) else NotImplemented

    def __lt__(self, other):
        return self._n < other._n if type(other) is type(self) else NotImplemented

    def __le__(self, other):
        return self._n <= other._n if type(other) is type(self) else NotImplemented

    def __gt__(self, other):
        return self._n > other._n if type(other) is type(self) else NotImplemented

    def __ge__(self, other):
        return self._n >= other._n if type(other) is type(self) else NotImplemented

    def __hash__(self):
        return hash(self._n)

    def __str__(self):
        return self.isoformat()

    # Without the zeros at the end, but for the first so many fields.
    def __repr__(self):
        values = self._values()
        n = len(values)
        while n > self._shown and not values[n - 1]:
            n -= 1
        return "datetime.%s(%s)" % (type(self).__name__, ", ".join([str(x) for x in values[:n]]))

    def __format__(self, format):
        return self.strftime(format) if format else str(self)

    def replace(self, *args, **keywords):
        values = args + self._values()[len(args):]
        return type(self)(*[keywords.pop(name, value) for name, value in zip(self._fields, values)], **keywords)

    def strftime(self, format):
        return _format(self, format)


# value * unit as an int, the fraction of a float apart so that its digits are not lost
def _scaled(value, unit):
    if isinstance(value, int):
        return value * unit
    whole = int(value)
    return whole * unit + round((value - whole) * unit)


def _delta(n):
    if not -999999999 <= n // _DAY <= 999999999:
        raise OverflowError("timedelta is too large")
    return timedelta._of(n)


class timedelta(_Base):
    _fields = ("days", "seconds", "microseconds")

    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        n = _scaled(days, _DAY) + _scaled(seconds, 1000000) + _scaled(microseconds, 1) + _scaled(milliseconds, 1000)
        n += _scaled(minutes, 60000000) + _scaled(hours, 3600000000) + _scaled(weeks, 7 * _DAY)
        self._n = _delta(n)._n

    def _values(self):
        return self._n // _DAY, self._n // 1000000 % 86400, self._n % 1000000

    def total_seconds(self):
        return self._n / 1000000

    def __add__(self, other):
        return _delta(self._n + other._n) if isinstance(other, timedelta) else NotImplemented

    def __sub__(self, other):
        return _delta(self._n - other._n) if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._n)

    def __pos__(self):
        return self

    def __abs__(self):
        return _delta(abs(self._n))

    def __bool__(self):
        return self._n != 0

    def __mul__(self, other):
        return _delta(_scaled(other, self._n)) if isinstance(other, (int, float)) else NotImplemented

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._n / other._n
        if isinstance(other, float):
            return _delta(round(self._n / other))
        if not isinstance(other, int):
            return NotImplemented
        n, rest = divmod(self._n, other)
        rest = abs(rest) * 2 - abs(other)  # half to even
        return _delta(n + (rest > 0 or (rest == 0 and n % 2)))

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._n // other._n
        return _delta(self._n // other) if isinstance(other, int) else NotImplemented

    def __mod__(self, other):
        return _delta(self._n % other._n) if isinstance(other, timedelta) else NotImplemented

    def __divmod__(self, other):
        return (self // other, self % other) if isinstance(other, timedelta) else NotImplemented

    def __repr__(self):
        parts = ["%s=%d" % pair for pair in zip(self._fields, self._values()) if pair[1]]
        return "datetime.timedelta(%s)" % (", ".join(parts) or "0")

    def __str__(self):
        days, seconds, us = self._values()
        text = "%d:%02d:%02d" % (seconds // 3600, seconds // 60 % 60, seconds % 60)
        if us:
            text += ".%06d" % us
        return "%d day%s, %s" % (days, "" if abs(days) == 1 else "s", text) if days else text


class date(_Base):
    _fields = ("year", "month", "day")
    _shown = 3

    def __init__(self, year, month, day):
        self._n = _days(year, month, day)

    @classmethod
    def today(cls):
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromtimestamp(cls, timestamp):
        whole = int(timestamp // 1)
        values = tuple(_time.localtime(whole)[:6]) + (int((timestamp - whole) * 1000000),)
        return cls(*values[:len(cls._fields)])

    @classmethod
    def fromordinal(cls, n):
        _check((n,), (3652059,), 1)
        return cls(*date._of(n)._ymd())

    @classmethod
    def fromisoformat(cls, text):
        return cls(*_parse_date(text))

    def toordinal(self):
        return self._n

    def _ymd(self):
        n = self.toordinal()
        year = n * 400 // 146097 + 1  # that one or the one before it
        if _before_year(year) >= n:
            year -= 1
        n -= _before_year(year)
        month = min(n // 28 + 1, 12)
        while _before_month(year, month) >= n:
            month -= 1
        return year, month, n - _before_month(year, month)

    _values = _ymd

    def _hms(self):
        return 0, 0, 0, 0

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return "%04d-%02d-%02d" % self._ymd()

    def timetuple(self):
        return self._ymd() + self._hms()[:3] + (self.weekday(), self._yearday(), -1)

    def _yearday(self):
        return self.toordinal() - _before_year(self.year)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self._n + (other._n if isinstance(self, datetime) else other.days)
        new = type(self)._of(n)
        if not 1 <= new.toordinal() <= 3652059:
            raise OverflowError("date value out of range")
        return new

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + (-other if isinstance(self, datetime) else timedelta(-other.days))
        if type(other) is not type(self):
            return NotImplemented
        n = self._n - other._n
        return _delta(n if isinstance(self, datetime) else n * _DAY)


class time(_Base):
    _fields = ("hour", "minute", "second", "microsecond")
    _shown = 2

    def __init__(self, hour=0, minute=0, second=0, microsecond=0):
        self._n = _clock(hour, minute, second, microsecond)

    @classmethod
    def fromisoformat(cls, text):
        return cls(*_parse_time(text))

    def _hms(self):
        n = self._n
        return n // 3600000000 % 24, n // 60000000 % 60, n // 1000000 % 60, n % 1000000

    _values = _hms

    def isoformat(self, timespec="auto"):
        hms = self._hms()
        text = "%02d:%02d:%02d.%06d" % hms
        if timespec == "auto":
            return text if hms[3] else text[:8]
        end = {"hours": 2, "minutes": 5, "seconds": 8, "milliseconds": 12, "microseconds": 15}
        if timespec not in end:
            raise ValueError("unknown timespec")
        return text[:end[timespec]]


class datetime(date):
    _fields = date._fields + time._fields
    _shown = 5

    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0):
        self._n = _days(year, month, day) * _DAY + _clock(hour, minute, second, microsecond)

    @classmethod
    def now(cls):
        return cls.today()

    @classmethod
    def fromisoformat(cls, text):
        return cls(*_parse_date(text[:10]), *(_parse_time(text[11:]) if len(text) > 10 else ()))

    @classmethod
    def combine(cls, date, time):
        return cls._of(date.toordinal() * _DAY + time._n)

    def toordinal(self):
        return self._n // _DAY

    _hms = time._hms

    def _values(self):
        return self._ymd() + self._hms()

    def date(self):
        return date._of(self.toordinal())

    def time(self):
        return time._of(self._n % _DAY)

    def timestamp(self):
        seconds = _time.mktime(self.timetuple())
        us = self._n % 1000000
        return seconds + us / 1000000 if us else seconds

    def isoformat(self, sep="T", timespec="auto"):
        return date.isoformat(self) + sep + time.isoformat(self, timespec)

    def __str__(self):
        return self.isoformat(" ")


def _parse_date(text):
    parts = text.split("-")
    if [len(part) for part in parts] != [4, 2, 2] or not all([part.isdigit() for part in parts]):
        raise ValueError("invalid isoformat string")
    return [int(part) for part in parts]


def _parse_time(text):
    clock, point, fraction = text.replace(",", ".").partition(".")
    parts = clock.split(":")
    if len(parts) > 3 or not all([len(part) == 2 and part.isdigit() for part in parts]) \
            or (point and (len(parts) < 3 or not fraction.isdigit())):
        raise ValueError("invalid isoformat string")
    return [int(part) for part in parts + ["0"] * (3 - len(parts)) + [(fraction + "000000")[:6]]]


def _format(self, format):
    hour, minute, second, us = self._hms()
    day = date(1900, 1, 1) if isinstance(self, time) else self
    weekday = day.weekday()
    year, month, number = day._ymd()
    text = ""
    parts = iter(format)
    for c in parts:
        if c == "%":
            c = next(parts, "%")
            if c in "aA":
                c = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()[weekday][:3 if c == "a" else None]
            elif c in "bB":
                c = "January February March April May June July August September October November December" \
                    .split()[month - 1][:3 if c == "b" else None]
            elif c == "p":
                c = "PM" if hour > 11 else "AM"
            elif c in "dHImMSy":
                c = "%02d" % (number, hour, (hour + 11) % 12 + 1, month, minute, second, year % 100)["dHImMSy".index(c)]
            elif c in "Ywu":
                c = str((year, (weekday + 1) % 7, weekday + 1)["Ywu".index(c)])
            elif c == "f":
                c = "%06d" % us
            elif c == "j":
                c = "%03d" % day._yearday()
            elif c != "%":
                raise ValueError("unknown directive %" + c)
        text += c
    return text
