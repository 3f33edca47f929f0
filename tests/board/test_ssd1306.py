# SPDX-License-Identifier: MIT
"""lib/ssd1306.py: what is lit on the display is what the program drew. And examples/clock.py."""
import pathlib
import tempfile

HERE = pathlib.Path(__file__).resolve().parent

DRAW = """
display.text("Pyll", 3, 2)
display.rect(0, 0, %(width)d, %(height)d, 1)
display.pixel(%(width)d - 3, 5, 1)
display.show()
print(display.buffer.hex())
"""
I2C = """
from machine import I2C
from ssd1306 import SSD1306_I2C
display = SSD1306_I2C(%(width)d, %(height)d, I2C(1))
"""
SPI = """
from machine import Pin, SPI
from ssd1306 import SSD1306_SPI
display = SSD1306_SPI(%(width)d, %(height)d, SPI(1, baudrate=9000000), Pin("A3"), Pin("A2"), Pin("A4"))
"""


def lit(path):
    """The rows of a PBM file, as strings of # and dot."""
    kind, size, rest = path.read_bytes().split(b"\n", 2)
    assert kind == b"P4", kind
    width, height = (int(n) for n in size.split())
    rows = [rest[i:i + width // 8] for i in range(0, height * width // 8, width // 8)]
    return ["".join("#" if row[x // 8] << x % 8 & 128 else "." for x in range(width)) for row in rows]


def drawn(text, width):
    """The same of a buffer in MONO_VLSB: a byte is eight pixels below each other."""
    data = bytes.fromhex(text)
    return ["".join("#" if data[y // 8 * width + x] >> y % 8 & 1 else "." for x in range(width))
            for y in range(len(data) * 8 // width)]


def show(board, source, part, **figures):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "picture.pbm")
        output, told = board.program(source % figures, "--attach", f"{part}{',' if ':' in part else ':'}pbm={path}", library=["ssd1306"])
        assert path.exists() and output.strip(), (output, told)
        return output.split(), lit(path)


def check(output, picture, width, height):
    wanted = drawn(output[0], width)
    assert len(wanted) == height and "#" * width == wanted[0] and 40 < sum(row.count("#") for row in wanted[1:-1]) < 400, wanted
    left = (len(picture[0]) - width) // 2
    assert [row[left:left + width] for row in picture[:height]] == wanted, "\n".join(picture)


def test_sizes_and_buses(board):
    for source, part, width, height in ((I2C, "ssd1306@i2c1:0x3c", 128, 64), (I2C, "ssd1306@i2c1:128x32", 128, 32),
                                        (SPI, "ssd1306@spi1,PA4,PA3,PA2", 128, 64), (SPI, "ssd1306@spi1,PA4,PA3,PA2", 64, 48)):
        output, picture = show(board, source + DRAW, part, width=width, height=height)
        check(output, picture, width, height)


def test_commands(board):
    for command, change in (("invert(1)", lambda rows: ["".join(".#"[c == "."] for c in row) for row in rows]),
                            ("rotate(True)", lambda rows: [row[::-1] for row in rows[::-1]]),
                            ("invert(1); display.invert(0); display.rotate(True); display.rotate(False); display.contrast(9)", list),
                            ("poweroff()", lambda rows: ["." * 128] * 64),
                            ("poweroff(); display.poweron()", list)):
        output, picture = show(board, I2C + DRAW + "display." + command, "ssd1306@i2c1", width=128, height=64)
        assert picture == change(drawn(output[0], 128)), (command, "\n".join(picture))


def test_clock(board):
    source = (HERE.parents[1] / "examples/clock.py").read_text()
    source = "import machine\nmachine.RTC().datetime((2024, 5, 17, 4, 10, 8, 36, 0))\n" + source.replace("%", "%%")
    _, picture = show(board, source + "print('end')", "ssd1306@i2c1")
    wanted = (HERE / "clock.txt").read_text().splitlines()
    assert picture == wanted, "\n".join(picture)
