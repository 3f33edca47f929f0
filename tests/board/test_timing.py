# SPDX-License-Identifier: MIT
"""The latencies of docs/timing.md."""
import re
import statistics
import tempfile

CASES = [(kind, what) for kind in ("hard", "soft") for what in ("sleeps", "loops", "allocates")]
# Each case changes PB13; the handler's first act is a pulse on PB12.
LATENCY = """
from machine import Pin, PWM
import time
n = 0
case = Pin("B13", Pin.OUT, value=0)
out = Pin("B12", Pin.OUT, value=0)
def handler(p):
    global n
    out(1)
    out(0)
    n += 1
pwm = PWM("B6", freq=400, duty_u16=100) # so slow that no collection takes a period
pin = Pin("A0", Pin.IN)
def sleeps():
    time.sleep_ms(80)
def loops():
    x = 0
    while n < 30:
        x += 1
def allocates():
    while n < 30:
        k = [str(i) for i in range(20)]
for hard in (True, False):
    for what in (sleeps, loops, allocates):
        n = 0
        pin.irq(handler, Pin.IRQ_RISING, hard=hard)
        what()
        pin.irq(None)
        time.sleep_ms(3)
        case.toggle()
"""
SLEEP = """
import time
def second(): # in a function: a program's own variables take longer, at first above all
    start = time.ticks_us()
    time.sleep_ms(1000)
    return time.ticks_diff(time.ticks_us(), start)
def seconds():
    for i in range(5):
        time.sleep_us(170) # another part of the millisecond
        yield second()
print(*seconds())
"""


def changes(path):
    """(ns, variable, level) of a VCD file's changes."""
    at = 0
    with open(path, encoding="ascii") as file:
        for line in file:
            if line.startswith("#"):
                at = int(line[1:])
            elif re.match(r"[01][!-~]$", line):
                yield at, line[1], line[0]


def latencies(path):
    """Of each case, in cycles: from the edge to the pulse, less what the call takes that makes it: the pulse's length."""
    cases, edge, rise = [[]], 0, 0
    for at, pin, level in changes(path):
        if pin == "#":
            cases.append([])
        elif pin == "!" and level == "1":
            edge = at
        elif pin == '"' and level == "1":
            rise = at
        elif pin == '"' and rise:
            cases[-1].append(round((rise - edge - (at - rise)) * 72 / 1000))
    return [case for case in cases if case]


def test_latency(board):
    with tempfile.NamedTemporaryFile(suffix=".vcd") as file:
        board.program(LATENCY, "--attach", "wire@PB6,PA0", "--vcd", file.name + ":PB6,PB12,PB13")
        cases = latencies(file.name)
    assert len(cases) == len(CASES) and all(len(case) >= 20 for case in cases), cases
    for (kind, what), case in zip(CASES, cases):
        print(kind, what, min(case), statistics.median_low(case), max(case))
        assert 0 < min(case) and statistics.median_low(case) < (3000 if kind == "hard" else 25000), (kind, what, case)


def test_usb_prescaler(board):
    """It cannot be reset while USB has a clock (RM0008 7.3.2)."""
    output, _ = board.program("""
import machine
for mhz in (48, 72, 48, 16, 72):
    machine.freq(mhz * 1000000)
    print(machine.freq() // 1000000, machine.mem32[0x40021004] >> 22 & 1, machine.mem32[0x4002101C] >> 23 & 1)
""")
    assert output == "48 1 1\n72 0 1\n48 1 1\n16 0 1\n72 0 1\n", output


def test_time_goes_on_under_disable_irq(board):
    output, _ = board.program("""
import machine, time
for us in (500, 1100, 1900, 5000, 12345):
    cpu = time.ticks_cpu()
    state = machine.disable_irq()
    start = time.ticks_us()
    time.sleep_us(us)
    passed = time.ticks_us() - start
    machine.enable_irq(state)
    print(us, passed, time.ticks_diff(time.ticks_cpu(), cpu) // 72)
""")
    rows = [tuple(map(int, line.split())) for line in output.splitlines()]
    assert len(rows) == 5 and all(us <= passed <= us + 150 and passed <= cpu <= passed + 200
                                  for us, passed, cpu in rows), output


def test_sleep(board):
    output, told = board.program(SLEEP, "--stats")
    assert all(abs(int(us) - 1000000) <= 100 for us in output.split()), output
    slept = int(re.search(r"cycles-slept (\d+)", told)[1])
    assert slept > 5 * 70e6, told  # of the seconds, nearly all
