# SPDX-License-Identifier: MIT
"""lib/pyb.py: pins, timers and buses as the parts on them see them."""
import re

def run(board, source, *args):
    output, told = board.program("import pyb\n" + source, *args, library=["pyb"])
    return output.splitlines(), told


BASICS = """
print(pyb.freq(), pyb.have_cdc(), len(pyb.unique_id()), 0 <= pyb.rng() < 1 << 30)
t = pyb.millis()
u = pyb.micros()
pyb.delay(20)
pyb.udelay(500)
print(20 <= pyb.elapsed_millis(t) <= 21, 204 <= pyb.elapsed_micros(u) // 100 <= 207)
state = pyb.disable_irq()
pyb.enable_irq(state)
pyb.wfi()
p = pyb.Pin("B0", pyb.Pin.OUT_PP)
p.high()
print(state, p.value(), p)
p.init(pyb.Pin.IN, pyb.Pin.PULL_UP)
print(p.value(), pyb.Pin("B0", pyb.Pin.IN, pyb.Pin.PULL_NONE))
led = pyb.LED(1)
led.on()
pyb.delay(5)
led.toggle()
pyb.delay(5)
led.intensity(9)
print(led.intensity())
pyb.delay(5)
led.off()
print(led.intensity())
try:
    pyb.LED(2)
except ValueError as e:
    print(e)
a = pyb.ADC("A2")
b = bytearray(5)
u = pyb.micros()
a.read_timed(b, 1000)
print(abs(a.read() - 2048) < 3, set(b) <= {127, 128}, 4 <= pyb.elapsed_micros(u) // 1000 <= 5)
rtc = pyb.RTC()
rtc.datetime((2024, 5, 17, 5, 12, 30, 0, 0))
print(rtc.datetime()[:7], 0 <= rtc.datetime()[7] < 256)
n = 0
def tick(_):
    global n
    n += 1
rtc.wakeup(1000, tick)
pyb.delay(2500)
rtc.wakeup(None)
pyb.delay(1500)
print(n)
pyb.info()
"""


def test_basics(board):
    lines, told = run(board, BASICS, "--attach", "led@PC13", "--attach", "voltage@PA2:1.65")
    assert lines[:12] == [
        "(72000000, 72000000, 36000000, 72000000) False 12 True", "True True", "True 1 Pin(PB0, mode=OUT)", "1 Pin(PB0, mode=IN)", "255",
        "0", "no LED 2", "True True True", "(2024, 5, 17, 5, 12, 30, 0) True", "2", lines[10], "S=72000000"], lines
    assert re.fullmatch("ID=[0-9a-f]{24}", lines[10]), lines
    assert re.findall(r"LED PC13 (\w+)", told) == ["on", "off", "on", "off"], told


INTERRUPTS = """
hits = 0
def hit(line):
    global hits
    hits += line
e = pyb.ExtInt("PA1", pyb.ExtInt.IRQ_FALLING, pyb.Pin.PULL_UP, hit)
out = pyb.Pin("B5", pyb.Pin.OUT_PP, value=1)
for level in (0, 1, 0, 1):
    out.value(level)
    pyb.delay(1)
print(e.line(), hits)
e.swint()
pyb.delay(1)
e.disable()
e.swint()
out.low()
pyb.delay(1)
print(hits)
e.enable()
n = 0
def tick(t):
    global n
    if t is timer:
        n += 1
timer = pyb.Timer(4, freq=100)
timer.callback(tick)
pyb.delay(105)
print(n, round(timer.freq()), 0 <= timer.counter() <= timer.period())
timer.callback(None)
pyb.delay(30)
print(n)
timer.deinit()
"""


def test_interrupts(board):
    lines, _ = run(board, INTERRUPTS, "--attach", "wire@PA1,PB5")
    assert lines[:2] == ["1 2", "3"], lines
    assert int(lines[2].split()[0]) in (10, 11) and lines[2].endswith(" 100 True"), lines
    assert lines[3] == lines[2].split()[0], lines


PULSES = """
t = pyb.Timer(3, freq=1000)
c = t.channel(1, pyb.Timer.PWM, pulse_width_percent=25)
d = t.channel(2, pyb.Timer.PWM, pin=pyb.Pin("A7"), pulse_width=18000)
print(t.source_freq(), t.freq(), c.pulse_width(), c.pulse_width_percent(), t.period())
pyb.delay(10)
c.pulse_width_percent(75)
pyb.delay(10)
t.freq(2000)
c.pulse_width_percent(50)
d.pulse_width(0)
pyb.delay(10)
print(pyb.Timer(1, prescaler=71, period=999).freq())
try:
    t.channel(3, 7)
except ValueError as e:
    print(e)
s = pyb.Servo(1)
s.angle(45)
print(s.angle(), s.pulse_width())
pyb.delay(40)
s.angle(-45, 100)
pyb.delay(200)
print(s.angle())
s.speed(100)
print(s.speed(), s.calibration())
pyb.delay(40)
"""


def test_pulses(board):
    lines, told = run(board, PULSES, "--attach", "servo@PA6", "--attach", "servo@PA7", "--attach", "servo@PA0")
    assert lines == ["72000000 1000.0 9000 25.0 35999", "1000.0", "PWM alone", "45 1985", "-45",
                     "100 (640, 2420, 1500, 2470, 2200)"], lines
    widths = {pin: re.findall(rf"servo@{pin}: ([\d.]+) us every ([\d.]+) us", told) for pin in ("PA6", "PA7", "PA0")}
    for wanted in ("250.0", "1000.0"), ("750.0", "1000.0"), ("250.0", "500.0"):
        assert wanted in widths["PA6"], told
    assert ("500.0", "1000.0") in widths["PA7"], told
    angles = [float(us) for us, _ in widths["PA0"]]
    assert abs(angles[0] - 1985) < 1 and abs(angles[-1] - 2200) < 1, told
    falling = angles[:angles.index(min(angles)) + 1]
    assert falling == sorted(falling, reverse=True) and len(set(falling)) > 3 and abs(min(angles) - 1015) < 1, told


BUSES = """
u = pyb.UART(2, 115200)
u.write("hi\\n")
pyb.delay(2)
print(u.any(), u.readline())
u.writechar(65)
pyb.delay(1)
print(u.readchar(), u.readchar())
i = pyb.I2C(1, pyb.I2C.CONTROLLER)
print(i.scan(), i.is_ready(0x50), i.is_ready(0x51))
i.mem_write("abc", 0x50, 16, addr_size=16)
pyb.delay(6)
print(i.mem_read(3, 0x50, 16, addr_size=16))
i.send(b"\\x00\\x11", 0x50)
print(i.recv(2, 0x50))
i.send(b"\\x00\\x10", 0x50)
b = bytearray(1)
print(i.recv(b, 0x50) is b, b)
s = pyb.SPI(1, pyb.SPI.CONTROLLER, baudrate=1000000, polarity=0)
cs = pyb.Pin("PA4", pyb.Pin.OUT_PP)
cs.low()
print(s.send_recv(b"\\x9f\\x00\\x00"), s.recv(1))
cs.high()
cs.low()
s.send(5)
print(s.recv(bytearray(1)))
cs.high()
"""


def test_buses(board):
    lines, _ = run(board, BUSES, "--attach", "wire@PA2,PA3", "--attach", "24c32@i2c1", "--attach", "w25q32@spi1,PA4")
    assert lines == ["3 b'hi\\n'", "65 -1", "[80] True False", "bytearray(b'abc')", "b'bc'", "True bytearray(b'a')",
                     "bytearray(b'\\x00\\xef@') b'\\x16'", "bytearray(b'\\x00')"], lines
