# SPDX-License-Identifier: MIT
# Parts of core/mod/time.c. Seconds count from 2000, dates go from 1970 to 2105, without time zones; of these years 2100 alone is
# no leap year although 4 divides it.


def sleep(seconds):
    if seconds < 0:
        raise ValueError
    import time
    time.sleep_ms(int(seconds * 1000))
    time.sleep_us(int(seconds * 1000000) % 1000)


def time():
    import time
    return time.time_ns() // 1000000000


def gmtime(seconds=None):
    if seconds is None:
        import time
        seconds = time.time()
    days = rest = seconds // 86400 + 10957
    if days < 0:
        raise OverflowError
    year = 1970
    while rest >= (n := 365 + (year % 4 == 0 and year != 2100)):
        rest -= n
        year += 1
    # As if February had 30 days, months have 367 / 12 (Reingold and Dershowitz, Calendrical Calculations).
    day = rest + (rest >= n - 306 and 367 - n)
    month = (day * 12 + 373) // 367
    return (year, month, day - (month * 367 - 362) // 12 + 1, seconds // 3600 % 24, seconds // 60 % 60,
            seconds % 60, (days + 3) % 7, rest + 1)


# Months beyond the year carry into it, as programs that add months expect. Years begin in March, so
# that the leap day is a year's last (Hinnant, Low-Level Date Algorithms).
def mktime(date):
    year, month, day, hour, minute, second = date[:6]
    year, month = divmod(year * 12 + month - 3, 12)
    days = year * 365 + year // 4 - year // 100 + year // 400 + (month * 153 + 2) // 5 + day - 730426
    return ((days * 24 + hour) * 60 + minute) * 60 + second
