# Times count from 2000 without zones, and mktime takes the tuple of 8 that localtime gives.
import time

for seconds in (-946684800, 0, 5097599, 5097600, 953315200, 1200798848, 3155759999):
    date = time.localtime(seconds)
    print(date, len(date), time.mktime(date) == seconds)

# Months beyond the year carry into it.
print(time.localtime(time.mktime((2024, 14, 1, 0, 0, 0, 0, 0)))[:3])

# Ticks wrap at 2**30, and differences are taken the shorter way round.
last = (1 << 30) - 1
print(time.ticks_add(last, 1), time.ticks_diff(0, last), time.ticks_diff(last, 0))
print(time.ticks_diff(time.ticks_add(5, -10), 5), time.ticks_diff(1 << 29, 0))

# A negative delay is none.
time.sleep_ms(-5)
time.sleep_us(-5)

before = time.ticks_us()
time.sleep_us(300)
print(300 <= time.ticks_diff(time.ticks_us(), before) < 100000)
before = time.ticks_ms()
time.sleep_ms(5)
print(4 <= time.ticks_diff(time.ticks_ms(), before) < 1000)
