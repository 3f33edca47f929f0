# SPDX-License-Identifier: MIT
"""Every file of examples/, against the parts it is for."""
import pathlib
import re

EXAMPLES = pathlib.Path(__file__).parents[2] / "examples"


def run(board, name, *parts):
    attach = [word for part in parts for word in ("--attach", part)]
    output, told = board.program((EXAMPLES / (name + ".py")).read_text(), *attach, wait=300)
    return output.strip().split("\n"), told


def test_blink(board):
    _, told = run(board, "blink", "led@PC13")
    assert len(re.findall(r"LED PC13 on", told)) == 10, told


def test_button(board):
    lines, _ = run(board, "button", "button@PA0:1000+100,1500+100,bounce=4")
    assert lines == ["press 1", "press 2"], lines


def test_fade(board):
    _, told = run(board, "fade", "servo@PA8")
    widths = [float(us) for us in re.findall(r"servo@PA8: ([\d.]+) us every", told)]
    assert len(widths) > 80 and 980 < max(widths) <= 1000 and min(widths) < 5, told


def test_servo(board):
    _, told = run(board, "servo", "servo@PB6")
    widths = [float(us) for us in re.findall(r"servo@PB6: ([\d.]+) us every", told)]
    for wanted in (1000, 1500, 2000):
        assert any(abs(us - wanted) < 1 for us in widths), told


def test_temperature_log(board):
    lines, _ = run(board, "temperature_log", "ds18b20@PB12:temp=19.25")
    assert lines == [f"{i},19.25" for i in range(5)], lines


def test_weather(board):
    lines, _ = run(board, "weather", "dht22@PB13:temp=-1.5,hum=71.2")
    assert lines == ["-1.5 C, 71.2 %"] * 3, lines


def test_rainbow(board):
    _, told = run(board, "rainbow", "ws2812@PB5:8")
    assert "5 frames, 0 bits out of tolerance" in told, told
    assert "ff0000" in told, told


def test_i2c_scan(board):
    lines, _ = run(board, "i2c_scan", "24c32@i2c1", "24c32@i2c1:0x57", "wire@PB10,PA0:up", "wire@PB11,PA1:up")
    assert lines == ["PB6, PB7: 0x50, 0x57", "PB10, PB11: nobody"], lines


def test_flash_dump(board, tmp="/tmp"):
    lines, _ = run(board, "flash_dump", "w25q32@spi1,PA4")
    assert lines[0] == "id ef4016" and lines[1] == "0000 " + " ".join(["ff"] * 16) and len(lines) == 5, lines


def test_plot(board):
    lines, _ = run(board, "plot", "voltage@PA1:1.65")
    assert len(lines) == 8 and all(line.endswith(" " + "*" * 20) for line in lines), lines


def test_stopwatch(board):
    lines, _ = run(board, "stopwatch")
    assert len(lines) == 4, lines
    for line, wanted in zip(lines, (50, 100, 150, 200)):
        minutes, seconds, hundredths = map(int, re.split("[:.]", line))
        assert abs(minutes * 6000 + seconds * 100 + hundredths - wanted) <= 1, lines


def test_sleeper(board):
    lines, _ = run(board, "sleeper", "voltage@PA1:1.0")
    assert len(lines) == 3 and all(re.fullmatch(r"woken by clock 12[34]\d", line) for line in lines), lines


def test_thermostat(board):
    lines, _ = run(board, "thermostat", "ds18b20@PB12:temp=20,heater=PB6,range=60,tau=20")
    assert abs(float(lines[-1]) - 40) < 1.5, lines


def test_traffic_light(board):
    lines, told = run(board, "traffic_light", "button@PB0:900+50", "led@PA1:high", "led@PA2:high", "led@PA3:high")
    assert lines == ["go", "slow", "stop", "ready"], lines
    changes = re.findall(r"LED PA(\d) (on|off)", told)
    assert changes == [("3", "on"), ("2", "on"), ("3", "off"), ("1", "on"), ("2", "off"), ("2", "on")], told


def test_keypad(board):
    for wire, key in (("PA1,PB5", "1"), ("PA3,PB8", "C"), ("PA4,PB6", "0")):
        lines, _ = run(board, "keypad", "wire@" + wire)
        assert lines == [key], (wire, lines)
    lines, _ = run(board, "keypad", "wire@PA2,PB7", "wire@PA3,PB7")  # two in a column
    assert lines == ["6"], lines


def test_tune(board):
    _, told = run(board, "tune", "servo@PB6")  # it tells pulses and how far apart they are
    apart = [float(us) for us in re.findall(r"servo@PB6: [\d.]+ us every ([\d.]+) us", told)]
    heard = [f for f in (262, 294, 330, 349, 392, 440) if any(abs(us - 1e6 / f) < 2 for us in apart)]
    assert heard == [262, 294, 330, 349, 392, 440], told


def test_stepper(board):
    lines, told = run(board, "stepper", *(f"led@PA{n}:high" for n in (1, 2, 3, 4)))
    assert lines == ["at 8"], lines
    # Two rounds forward and one back: each coil is on once in a round; the first also begins in the middle of its time.
    on = [re.findall(r"LED PA(\d) on", told).count(n) for n in "1234"]
    assert all(n in (3, 4) for n in on), on
