# SPDX-License-Identifier: MIT
"""machine.I2C and SoftI2C against an EEPROM, watched on the wires."""
import re

MEMORY = ("--attach", "24c32@i2c1", "--attach", "i2cmon@i2c1")
SESSION = """
import time
from machine import I2C, SoftI2C
bus = %s
print(bus.scan())
data = bytes(range(1, 21))
bus.writeto_mem(0x50, 0x123, data, addrsize=16)
time.sleep_ms(12)
print(bus.readfrom_mem(0x50, 0x123, 20, addrsize=16) == data)
print([bytes(bus.readfrom_mem(0x50, 0x123, n, addrsize=16)) for n in (0, 1, 2, 3, 4, 5)])
b = bytearray(5)
bus.readfrom_mem_into(0x50, 0x124, b, addrsize=16)
print(b)
print(bus.writeto(0x50, b"\\x01\\x23", False), bus.readfrom(0x50, 2))
bus.readfrom_into(0x50, b)
print(b)
print(bus.writevto(0x50, (b"\\x01", memoryview(b"\\x23"), b"abc")))
time.sleep_ms(12)
print(bus.readfrom_mem(0x50, 0x123, 4, addrsize=16))
for call in (lambda: bus.writeto(0x33, b"x"), lambda: bus.readfrom(0x33, 1)):
    try:
        call()
    except OSError as e:
        print(e)
for address in (-1, 128):
    try:
        bus.writeto(address, b"")
    except ValueError as e:
        print(e)
"""
SEEN = """[80]
True
[b'', b'\\x01', b'\\x01\\x02', b'\\x01\\x02\\x03', b'\\x01\\x02\\x03\\x04', b'\\x01\\x02\\x03\\x04\\x05']
bytearray(b'\\x02\\x03\\x04\\x05\\x06')
2 b'\\x01\\x02'
bytearray(b'\\x03\\x04\\x05\\x06\\x07')
5
b'abc\\x04'
[Errno 19] ENODEV
[Errno 19] ENODEV
invalid value: -1
invalid value: 128
"""


def session(board, bus, low, high):
    """Times in ns that the clock must be low and high at least."""
    output, told = board.program(SESSION % bus, *MEMORY)
    assert output == SEEN, output
    lines = re.findall(r"i2cmon@i2c1: (.*)", told)
    assert "S a0+ 01+ 23+ Sr a1+ 01+ 02+ 03- P" in " ".join(lines), told
    for line in lines:
        found = re.search(r"low (\d+) high (\d+)", line)
        assert found, line  # anything else is a complaint about timing or form
        assert int(found[1]) >= low and int(found[2]) >= high, line


def test_hardware_100_khz(board):
    session(board, "I2C(1, freq=100000)", 4700, 4000)


def test_hardware_400_khz(board):
    session(board, "I2C(1)", 1300, 600)


def test_software(board):
    session(board, "SoftI2C('B6', 'B7', freq=100000)", 4700, 4000)


def test_older_names(board):
    """Tutorials have them: no number, or -1, is SoftI2C."""
    session(board, "I2C(-1, 'B6', 'B7', freq=100000)", 4700, 4000)
    session(board, "I2C(scl='B6', sda='B7', freq=100000)", 4700, 4000)


def test_the_frequency_is_the_most(board):
    session(board, "I2C(1, 'B6', 'B7', freq=1000000)", 1300, 600)


def test_other_pins(board):
    output, _ = board.program("from machine import I2C\nprint(I2C(1, scl='B8').scan(), I2C(2).scan())",
                              "--attach", "24c32@i2c1b:0x57", "--attach", "24c32@i2c2:0x51")
    assert output == "[87] [81]\n", output


def test_stuck_and_short(board):
    """A data line or a clock that somebody holds down: an error in time, and the bus works afterwards."""
    for bus in ("I2C(1, timeout=20000)", "SoftI2C('B6', 'B7', timeout=20000)"):
        for line in ("PA0", "PA1"):
            output, _ = board.program(f"""
import time
from machine import I2C, SoftI2C, Pin
hold = Pin("{line}", Pin.OPEN_DRAIN, value=1)
bus = {bus}
print(bus.scan())
hold(0)
start = time.ticks_ms()
try:
    bus.writeto(0x50, b"12")
except OSError as e:
    print(e, time.ticks_diff(time.ticks_ms(), start) < 200)
hold(1)
print(bus.scan())
""", *MEMORY, "--attach", "wire@PB6,PA0", "--attach", "wire@PB7,PA1")
            assert re.fullmatch(r"\[80\]\n\[Errno (110|5|19)\] \w+ True\n\[80\]\n", output), (bus, line, output)


def test_pins_of_another(board):
    output, _ = board.program("""
from machine import I2C, SoftI2C, UART, ADC
UART(3)
for call in (lambda: I2C(2), lambda: I2C(3), lambda: I2C(1, scl="A0"), lambda: SoftI2C("B10", "B0"),
             lambda: SoftI2C(None, "B7"), lambda: SoftI2C("B6", None), lambda: I2C(), lambda: I2C(-1, "B6"),
             lambda: I2C(1, freq=4000)):
    try:
        print(call())
    except ValueError as e:
        print(e)
bus = I2C(1)
bus.deinit()
try:
    bus.scan()
except ValueError as e:
    print(e)
""")
    assert output.split("\n")[:-1] == [
        "I2C(2) cannot have Pin(PB10, mode=ALT): it is UART(3)'s", "I2C(3) doesn't exist",
        "Pin(PA0, mode=IN) is no pin of I2C(1)", "Pin(PB10, mode=ALT) is UART(3)'s",
        *["Pin(None) doesn't exist"] * 4, "invalid value: 4000", "not initialised"], output


def test_soft_reset_gives_pins_back(board):
    board.enter("from machine import I2C, UART; b = I2C(2)")
    assert "ValueError" in board.enter("UART(3)")
    board.type("\x04")
    board.read_until("information.\r\n>>> ")
    assert board.enter("from machine import UART; UART(3)") == "UART(3, baudrate=9600)\n"


def test_a_busy_flag_that_sticks(board):
    """The peripheral's filters are freed by an edge on both lines, also when both are high (ES096 2.14.7): one clock
    more than a transfer on a free bus has."""
    output, _ = board.program("""
from machine import I2C, Pin
bus = I2C(1, freq=5000)
scl, sda = Pin("A0", Pin.OPEN_DRAIN, value=1), Pin("A1", Pin.OPEN_DRAIN, value=1)
falls = 0
def fall(p):
    global falls
    falls += 1
def clocks():
    global falls
    falls = 0
    scl.irq(fall, Pin.IRQ_FALLING, hard=True)
    try:
        bus.writeto(0x33, b"1")
    except OSError as e:
        print(e, falls)
    scl.irq(None)
clocks()
for pin, level in ((sda, 0), (scl, 0), (sda, 1), (scl, 1)): # a start that nothing follows
    pin(level)
clocks()
""", "--attach", "24c32@i2c1", "--attach", "wire@PB6,PA0", "--attach", "wire@PB7,PA1")
    assert output == "[Errno 19] ENODEV 10\n[Errno 19] ENODEV 11\n", output


def test_reads_at_any_core_clock(board):
    """The last bytes' acknowledge and stop are decided while the bus goes on (ES096 2.14.1, 2.14.2)."""
    for mhz, args in ((72, []), (16, []), (8, ["--no-hse"])):
        output, told = board.program(f"""
import machine, time
machine.freq({mhz}000000)
bus = machine.I2C(1, freq=400000)
bus.writeto_mem(0x50, 0x123, bytes(range(1, 7)), addrsize=16)
time.sleep_ms(12)
for n in (1, 2, 3, 4, 6):
    print(list(bus.readfrom_mem(0x50, 0x123, n, addrsize=16)))
""", *args, *MEMORY)
        assert output == "".join(f"{list(range(1, n + 1))}\n" for n in (1, 2, 3, 4, 6)), (mhz, output)
        assert told.count("- P") == 5, told  # the last byte of each was not acknowledged
