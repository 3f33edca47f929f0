# SPDX-License-Identifier: MIT
"""lib/eeprom.py and lib/sdcard.py against the parts."""
import pathlib
import re
import tempfile

EEPROM = """
from machine import I2C
from eeprom import EEPROM
e = EEPROM(I2C(1))
data = bytes(i * 7 & 255 for i in range(100))
e.write(20, data)
print(len(e), e.read(20, 100) == data, e[20], e[-1], e[21:25], e[119:122], e.read(5, 0))
e[4095] = 9
e[30:33] = b"abc"
print(e[-1], e[29:34])
other = EEPROM(I2C(1), addr=0x53)
for bad in (lambda: e[4096], lambda: e.read(4090, 7), lambda: e.write(-1, b"a"), lambda: other.write(0, b"x"), lambda: other[0]):
    try:
        bad()
    except (IndexError, OSError) as x:
        print(type(x).__name__)
try:
    e[0:3] = b"four"
except ValueError as x:
    print(x)
"""


def test_eeprom(board):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "memory")
        output, told = board.program(EEPROM, "--attach", f"24c32@i2c1:file={path}", library=["eeprom"])
        memory = path.read_bytes()
    assert output.splitlines() == [
        "4096 True 0 255 b'\\x07\\x0e\\x15\\x1c' b'\\xb5\\xff\\xff' b''", "9 b'?abc['", "IndexError", "IndexError", "IndexError",
        "OSError", "OSError", "length"], output
    data = bytearray(i * 7 & 255 for i in range(100))
    data[10:13] = b"abc"
    assert memory[20:120] == data and memory[4095] == 9 and memory[:20] == b"\xff" * 20, memory[:140]
    # 100 bytes from place 20 are five pages; while one is written the part refuses, and is asked again.
    assert re.search(r"24c32@i2c1: 7 writes, .*refused [1-9]", told), told


SDCARD = """
from machine import SPI, Pin
from sdcard import SDCard
c = SDCard(SPI(2), Pin("PB12"), 9000000)
print(c.ioctl(4, 0), c.ioctl(5, 0))
b = bytearray(i & 255 for i in range(1536))
c.writeblocks(5, b)
r = bytearray(512)
c.readblocks(6, r)
print(r == b[:512])
r[0] = 77
c.writeblocks(6, r)
big = bytearray(1536)
c.readblocks(5, big)
b[512] = 77
print(big == b)
for n, x in (0, bytearray(100)), (10**6, r):
    try:
        c.readblocks(n, x)
    except (ValueError, OSError) as e:
        print(repr(e))
c.readblocks(5, r)
print(r == b[:512])
"""
WANTED = ["16384 512", "True", "True", "ValueError('512-byte blocks')", "OSError(5)", "True"]


def test_sdcard(board):
    for kind in "", ",sdsc":
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder, "card")
            output, told = board.program(SDCARD, "--attach", f"sdcard@spi2,PB12:file={path}{kind}", library=["sdcard"])
            card = path.read_bytes()
        assert output.splitlines() == WANTED, (kind, output)
        block = bytes(range(256)) * 2
        assert card[2560:4096] == block + b"M" + block[1:] + block and not any(card[:2560]), kind
        assert "6 blocks read, 4 written" in told, told


def test_no_sdcard(board):
    output, told = board.program(SDCARD.replace("c = ", "try:\n    c = ").replace(
        "print(c.ioctl", "except OSError as e:\n    print(e)\n    raise SystemExit\nprint(c.ioctl"), library=["sdcard"])
    assert output == "no SD card\n", (output, told)
