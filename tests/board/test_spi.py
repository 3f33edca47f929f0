# SPDX-License-Identifier: MIT
"""machine.SPI and SoftSPI against a flash memory, watched on the wires."""
import re


def test_flash(board):
    for bus in ("SPI(1, 18000000)", "SPI(1, 1000000, polarity=1, phase=1)",
                "SoftSPI(500000, sck='A5', mosi='A7', miso='A6')",
                "SoftSPI(500000, polarity=1, phase=1, sck='A5', mosi='A7', miso='A6')",
                "SPI(-1, 500000, sck='A5', mosi='A7', miso='A6')"):
        output, _ = board.program(f"""
from machine import SPI, SoftSPI, Pin
import time
cs = Pin("A4", Pin.OUT, value=1)
spi = {bus}
def command(data, n=0):
    cs(0)
    spi.write(data)
    result = spi.read(n)
    cs(1)
    return result
print(command(b"\\x9f", 3))
both = bytearray(4)
cs(0)
spi.write_readinto(b"\\x9f\\0\\0\\0", both)
cs(1)
print(both)
command(b"\\x06")
command(b"\\x02\\0\\1\\0hello")
time.sleep_ms(5)
buf = bytearray(5)
cs(0)
spi.write(b"\\x03\\0\\1\\0")
spi.readinto(buf)
cs(1)
print(buf)
""", "--attach", "w25q32@spi1,PA4")
        assert output == "b'\\xef@\\x16'\nbytearray(b'\\x00\\xef@\\x16')\nbytearray(b'hello')\n", (bus, output)


def test_modes(board):
    for mode in range(4):
        polarity, phase = mode >> 1, mode & 1
        for bus in (f"SPI(2, 2000000, polarity={polarity}, phase={phase})",
                    f"SoftSPI(200000, polarity={polarity}, phase={phase}, sck='B13', mosi='B15', miso='B14')"):
            _, told = board.program(f"""
from machine import SPI, SoftSPI, Pin
spi = {bus}
cs = Pin("B12", Pin.OUT, value=1)
cs(0)
spi.write(b"\\x81\\x42\\x18")
cs(1)
""", "--attach", f"spimon@spi2,PB12:{mode}")
            assert re.search(r"spimon@spi2,PB12\S*: .*81.*42.*18", told), (mode, bus, told)
            assert "!" not in told, told


def test_errors(board):
    output, _ = board.program("""
from machine import SPI, SoftSPI
for call in (lambda: SPI(3), lambda: SPI(1, bits=9), lambda: SPI(1, polarity=2), lambda: SPI(1, sck="A0"),
             lambda: SPI(1).write_readinto(b"12", bytearray(3)), lambda: SPI(1, 10)):
    try:
        call()
    except ValueError as e:
        print(e)
for call in (SoftSPI, lambda: SPI(-1), lambda: SoftSPI(sck=None)):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(e)
spi = SPI(1)
spi.deinit()
try:
    spi.write(b"1")
except ValueError as e:
    print(e)
""")
    assert output.split("\n")[:-1] == [
        "SPI(3) doesn't exist", "invalid value: 9", "invalid value: 2", "Pin(PA0, mode=IN) is no pin of SPI(1)",
        "buffers must have the same length", "invalid value: 10",
        *["SoftSPI() missing required argument: 'sck'"] * 2, "Pin(None) doesn't exist", "not initialised"], output
