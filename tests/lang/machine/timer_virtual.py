# SPDX-License-Identifier: MIT
# .out by hand: CPython has no timers
# not on host: the timers of a board
# Virtual timers count milliseconds, once or on and on; soft and hard.
from machine import Timer
import time

log = []


def new_ms():  # waits for the beginning of a millisecond
    before = time.ticks_ms()
    while before == (now := time.ticks_ms()):
        pass
    return now


start = new_ms()


def note(t):
    log.append(time.ticks_diff(time.ticks_ms(), start))


t = Timer(-1, period=10, callback=note)
once = Timer(mode=Timer.ONE_SHOT, period=25, callback=lambda t: log.append("once"))
time.sleep_ms(55)
print(log, t)
t.deinit()
ticks = 0


def tick(t):
    global ticks
    ticks += 1


new_ms()
t.init(freq=500, callback=tick, hard=True)
time.sleep_ms(21)
t.deinit()
print(ticks)
time.sleep_ms(10)
print(ticks)
for kw in ({"period": 0}, {"freq": 0}, {"freq": 5000}, {"mode": 7}):
    try:
        t.init(**kw)
    except ValueError as e:
        print(e)
try:
    Timer(5)
except ValueError as e:
    print(e)
