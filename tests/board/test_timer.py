# SPDX-License-Identifier: MIT
"""machine.Timer and machine.PWM, by the clock and on the wire."""
import re


def test_too_high_a_frequency(board):
    """A timer that counts to less than two stands still (RM0008 15.4.12)."""
    output, _ = board.program("""
from machine import PWM, Timer
p = PWM("B6", freq=36000000, duty_u16=32768)
print(p.freq())
p.freq(1000)
for make in (lambda f: p.freq(f), lambda f: PWM("A6", f), lambda f: Timer(2, freq=f)):
    for freq in (72000000, 200000000, 70000000.0):
        try:
            make(freq)
        except ValueError as e:
            print(e)
print(p.freq())
""")
    assert output == "36000000\n" + 3 * ("invalid frequency: 72000000\ninvalid frequency: 200000000\n"
                                         "invalid frequency: 70000000.0\n") + "1000\n", output


def test_refused_duty_leaves_the_timer_free(board):
    output, _ = board.program("""
from machine import PWM, Timer
for bad in ({"duty_u16": 70000}, {"duty": -1}, {"freq": 0}):
    try:
        PWM("A0", **bad)
    except ValueError as e:
        print(e)
print(Timer(2, freq=10, callback=print))
""")
    assert output == "invalid value: 70000\ninvalid value: -1\ninvalid value: 0\nTimer(2)\n", output


def test_hard_timer_beside_a_busy_program(board):
    """10 kHz for 10 s, while the program allocates and collects all the time: no tick is lost."""
    output, _ = board.program("""
from machine import Timer
import machine, time
def measure(us):
    count = rounds = 0
    def tick(t):
        nonlocal count
        count += 1
    kept = {}
    t = Timer(2, freq=10000, callback=tick, hard=True)
    start = time.ticks_us()
    count = 0
    while time.ticks_diff(time.ticks_us(), start) < us:
        kept[rounds % 20] = [str(i) for i in range(rounds % 30)]
        rounds += 1
    state = machine.disable_irq()
    ticks, elapsed = count, time.ticks_diff(time.ticks_us(), start)
    machine.enable_irq(state)
    t.deinit()
    ok = all(kept[i % 20] == [str(j) for j in range(i % 30)] for i in range(rounds - 20, rounds))
    print(ticks, elapsed, rounds > 100, ok)
measure(10000000)
""", wait=300)
    ticks, elapsed, busy, whole = output.split()
    assert abs(int(ticks) * 100 - int(elapsed)) <= 200, output
    assert busy == "True" and whole == "True", output


def test_one_shot_and_soft(board):
    output, _ = board.program("""
from machine import Timer
import time
log = []
def note(t):
    log.append(time.ticks_diff(time.ticks_us(), start))
t = Timer(3)
start = 0
t.init(mode=Timer.ONE_SHOT, period=5, callback=note)
start = time.ticks_us()
time.sleep_ms(30)
print(log)
log.clear()
t.init(freq=100, callback=note)
start = time.ticks_us()
time.sleep_ms(45)
t.deinit()
print(log)
try:
    Timer(1, period=100000)
except ValueError as e:
    print(e)
""")
    once, periodic, error = output.strip().split("\n")
    once, periodic = eval(once), eval(periodic)
    assert len(once) == 1 and abs(once[0] - 5000) < 300, once
    assert len(periodic) == 4, periodic
    assert all(abs(us - 10000 * (i + 1)) < 300 for i, us in enumerate(periodic)), periodic
    assert error == "invalid value: 100000"


def pulses(board, setup, *pins):
    """Width and period in us of the last pulses that a servo saw at each pin."""
    attach = [word for pin in pins for word in ("--attach", f"servo@{pin}")]
    _, told = board.program("from machine import PWM\nimport time\n" + setup + "\ntime.sleep_ms(100)\n", *attach)
    result = []
    for pin in pins:
        found = re.findall(rf"servo@{pin}: ([\d.]+) us every ([\d.]+) us", told)
        assert found, told
        result.append(tuple(float(us) for us in found[-1]))
    return result


def near(value, wanted, permille=1):
    return abs(value - wanted) <= wanted * permille / 1000 + 0.1


def test_pwm_on_every_timer(board):
    for pin, freq, duty in (("PA8", 1000, 32768), ("PA0", 50, 4915), ("PA15", 100, 60000),
                            ("PB10", 2000, 1000), ("PA7", 333, 32768), ("PB5", 700, 20000), ("PB1", 50, 3277),
                            ("PB9", 1234, 9999)):
        (width, period), = pulses(board, f"p = PWM('{pin}', freq={freq}, duty_u16={duty})", pin)
        assert near(period, 1e6 / freq), (pin, period)
        assert near(width, 1e6 / freq * duty / 65535, 1) or abs(width - 1e6 / freq * duty / 65535) < 1e3 / freq, (
            pin, width)


def test_pwm_in_ten_bits(board):
    """As the ESP8266's tutorials have it: PWM(pin, freq, duty), duty(0 to 1023)."""
    (width, period), = pulses(board, "p = PWM('A6', 500, 256)\np.duty(768)\nprint(p.duty(), p.duty_u16())", "PA6")
    assert near(period, 2000) and near(width, 2000 * 768 / 1023), (width, period)
    output, _ = board.program("""
from machine import PWM, Pin
p = PWM(Pin("A6"), freq=500, duty=1023)
print([(p.duty(n), p.duty(), p.duty_u16()) for n in (0, 1, 512, 1022, 1023)])
try:
    p.duty(1024)
except ValueError as e:
    print(e)
""")
    assert output == ("[(None, 0, 0), (None, 1, 64), (None, 512, 32800), (None, 1022, 65471), (None, 1023, 65535)]\n"
                      "invalid value: 1024\n"), output


def test_timer_zero_is_virtual(board):
    output, _ = board.program("""
import time
from machine import Timer
n = [0, 0]
def count(t):
    n[t is b] += 1
a, b = Timer(0), Timer(0)
a.init(period=10, mode=Timer.PERIODIC, callback=count)
b.init(freq=50, callback=count)
time.sleep_ms(105)
a.deinit()
time.sleep_ms(100)
b.deinit()
print(n, a)
""")
    assert output == "[10, 10] Timer(-1)\n", output


def test_pwm_two_pins_of_a_timer(board):
    seen = pulses(board, "a = PWM('B6', freq=50, duty_ns=1500000)\nb = PWM('B7', freq=50, duty_ns=900000)",
                  "PB6", "PB7")
    assert near(seen[0][0], 1500) and near(seen[1][0], 900) and near(seen[0][1], 20000), seen


def test_pwm_inverted_and_changed(board):
    (width, period), = pulses(board, "a = PWM('A6', freq=100, duty_u16=16384, invert=1)\na.freq(200)", "PA6")
    assert near(period, 5000) and near(width, 5000 * 0.75), (width, period)


def test_pwm_errors(board):
    output, _ = board.program("""
from machine import PWM, Timer, UART
p = PWM("B6", freq=1000, duty_u16=16384)
print(p, p.freq(), p.duty_u16(), p.duty_ns())
q = PWM("B7", duty_ns=1000000)
print(q.freq(), q.duty_u16())
UART(2)
t = Timer(3, period=5)
for call in (lambda: q.freq(50), lambda: PWM("B8", freq=999), lambda: Timer(4, freq=1), lambda: PWM("A6"),
             lambda: PWM("C13"), lambda: PWM("A2"), lambda: PWM("A11"), lambda: p.duty_u16(65536), lambda: p.freq(0)):
    try:
        call()
    except ValueError as e:
        print(e)
p.deinit()
q.freq(50)
print(q.freq(), q.duty_ns() // 1000)
try:
    p.freq()
except ValueError as e:
    print(e)
""")
    assert output.split("\n")[:-1] == [
        "PWM(PB6) 1000 16384 250000", "1000 65535", "Timer(4) runs at 1000 Hz for another pin",
        "Timer(4) runs at 1000 Hz for another pin", "Timer(4) is in use", "Timer(3) is in use",
        "'C13' is no pin of a timer", "Timer(2) cannot have Pin(PA2, mode=ALT): it is UART(2)'s",
        "Timer(1) cannot have Pin(PA11, mode=IN): it is USB(1)'s",
        "invalid value: 65536", "invalid value: 0", "50 1000", "not initialised"], output
