# SPDX-License-Identifier: MIT
"""machine.RTC, WDT, and sleeping."""
import re


def test_date(board):
    output, _ = board.program("""
from machine import RTC
import time
r = RTC()
r.datetime((2026, 11, 22, 6, 12, 30, 15, 0))
print(r.datetime()[:7], time.localtime()[:6])
start = time.time_ns()
time.sleep_ms(1500)
print((time.time_ns() - start) // 1000000, r.datetime()[6])
r.init((2024, 2, 29))
print(r.datetime()[:7])
r.memory(b"hello")
print(r.memory())
try:
    r.memory(bytes(17))
except ValueError as e:
    print(e)
""")
    lines = output.strip().split("\n")
    assert lines[0] == "(2026, 11, 22, 6, 12, 30, 15) (2026, 11, 22, 12, 30, 15)", output
    ms, second = map(int, lines[1].split())
    assert abs(ms - 1500) <= 2 and second == 16, output
    assert lines[2] == "(2024, 2, 29, 3, 0, 0, 0)", output
    assert lines[3] == repr(b"hello" + bytes(11)) and lines[4] == "invalid value: 17", output


def test_alarm(board):
    output, _ = board.program("""
from machine import RTC
import time
r = RTC()
r.datetime((2026, 1, 1, 0, 0, 0, 0, 0))
log = []
r.irq(trigger=RTC.ALARM0, handler=lambda t: log.append(r.datetime()[6]))
r.alarm(0, 2000)
print(r.alarm_left())
time.sleep_ms(3200)
print(log)
r.alarm(0, time=1000, repeat=True)
time.sleep_ms(3500)
r.cancel()
print(log[1:])
time.sleep_ms(1500)
print(len(log))
""", wait=120)
    assert re.fullmatch(r"2000\n\[2\]\n\[4, 5, 6\]\n4\n", output), output


def test_light_sleep(board):
    output, told = board.program("""
import machine, time
from machine import RTC, Pin
RTC().datetime((2026, 1, 1, 0, 0, 0, 0, 0))
start, ticks = time.time_ns(), time.ticks_ms()
machine.lightsleep(3500)
print((time.time_ns() - start) // 1000000, time.ticks_diff(time.ticks_ms(), ticks),
      machine.wake_reason() == machine.RTC_WAKE)
start = time.ticks_ms()
machine.lightsleep(20)
print(time.ticks_diff(time.ticks_ms(), start))
hits = []
Pin("A0", Pin.IN, Pin.PULL_UP).irq(lambda p: hits.append(machine.wake_reason() == machine.PIN_WAKE), Pin.IRQ_FALLING)
machine.lightsleep()
for _ in range(3):
    pass
print(hits, machine.freq())
""", "--attach", "button@PA0:12000+50", wait=120)
    first, second, third = output.strip().split("\n")
    slept, ticks, woke = first.split()
    assert 3400 <= int(slept) <= 3600 and 3400 <= int(ticks) <= 3600 and woke == "True", output
    assert int(second) in (20, 21), output
    assert third == "[True] 72000000", output


def test_deep_sleep(board):
    board.enter("import machine, time; r = machine.RTC(); r.datetime((2026, 1, 1, 0, 0, 0, 0, 0)); r.memory(b'kept')")
    board.type("machine.deepsleep(2000)\r")
    board.read_until("information.\r\n>>> ")
    board.enter("import machine")
    assert board.enter("machine.reset_cause() == machine.DEEPSLEEP_RESET") == "True\n"
    assert board.enter("machine.wake_reason() == machine.RTC_WAKE") == "True\n"
    assert board.enter("machine.RTC().memory()[:4]") == "b'kept'\n"
    assert board.enter("2 <= machine.RTC().datetime()[6] < 30") == "True\n"


def test_deep_sleep_with_interrupts_masked(board):
    """A tick that is pending and masked would end each WFI at once: Standby would never begin."""
    output, told = board.program("""
import machine
machine.RTC()
machine.disable_irq()
for _ in range(300):
    pass
machine.deepsleep(1000)
""", "--max-insns", "300000000", "--stats")
    stopped, = re.findall(r"us-stopped (\d+)", told)
    assert output == "" and "board was reset" in told and 500000 <= int(stopped) <= 1000000, (output, told)


def test_slow_crystal(board):
    """One that has not started after five seconds is none: the clock runs from the internal oscillator."""
    output, _ = board.program("""
import machine, time
start = time.ticks_ms()
r = machine.RTC()
print(time.ticks_diff(time.ticks_ms(), start) // 100)
r.datetime((2026, 1, 1, 0, 0, 0, 0, 0))
time.sleep_ms(1500)
print(r.datetime()[6], machine.mem32[0x40021020] >> 8 & 3)
""", "--no-lse", wait=120)
    waited, rest = output.split("\n", 1)
    assert 50 <= int(waited) <= 51 and rest == "1 2\n", output


def test_watchdog_first_period(board):
    """Fed once by WDT() itself: its time must be the new one from there on."""
    output, told = board.program("""
import machine, time
w = machine.WDT(timeout=50)
start = time.ticks_ms()
while True:
    print(time.ticks_diff(time.ticks_ms(), start))
    time.sleep_ms(10)
""")
    assert "board was reset" in told and 30 <= int(output.split("\n")[-2]) <= 50, (output, told)


def test_watchdog(board):
    board.enter("import machine, time")
    # In one line: the board's time goes on while the test types.
    board.type("w = machine.WDT(timeout=500); [(time.sleep_ms(250), w.feed()) for i in range(8)]; print('fed'); "
               "time.sleep(5); print('awake')\r")
    board.read_until("\nfed\r\n")
    assert "awake" not in board.read_until("information.\r\n>>> ").decode()
    board.enter("import machine")
    assert board.enter("machine.reset_cause() == machine.WDT_RESET") == "True\n"


def test_watchdog_errors(board):
    assert "invalid value: 0" in board.enter("import machine; machine.WDT(timeout=0)")
    assert "invalid value: 1" in board.enter("machine.WDT(1)")
