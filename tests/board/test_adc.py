# SPDX-License-Identifier: MIT
"""machine.ADC against known voltages."""


def test_voltages(board):
    volts = {"PA0": 0.0, "PA1": 0.5, "PA4": 1.65, "PA7": 3.3, "PB0": 2.2, "PB1": 3.0}
    wired = [word for pin, volt in volts.items() for word in ("--volt", f"{pin}={volt}")]
    output, _ = board.program("""
from machine import ADC, Pin
for pin in ("PA0", "PA1", "PA4", "PA7", "PB0", "PB1"):
    adc = ADC(pin)
    print(adc.read_u16(), adc.read_uv())
print(ADC(4).read_u16() >> 4, ADC(Pin("B0")).read())
""", *wired)
    lines = [tuple(map(int, line.split())) for line in output.strip().split("\n")]
    for (u16, uv), volt in zip(lines, volts.values()):
        assert abs((u16 >> 4) - volt / 3.3 * 4095) <= 2, (u16, volt)
        assert abs(uv - volt * 1e6) <= 5000, (uv, volt)
    assert abs(lines[6][0] - 2048) <= 2 and abs(lines[6][1] - 2730) <= 2, lines[6]


def test_inside(board):
    output, _ = board.program("""
from machine import ADC, UART
vref, temp = ADC(ADC.CORE_VREF), ADC(ADC.CORE_TEMP)
print(vref.read_uv(), temp.read_uv())
UART(2)
for x in ("C13", "B5", 12, 18, "A2"):
    try:
        ADC(x)
    except ValueError as e:
        print(e)
""")
    first, *errors = output.strip().split("\n")
    vref, temp = map(int, first.split())
    assert vref == 1200000 and 1300000 < temp < 1500000, first  # 1.43 V at 25 degrees
    assert errors == ["ADC('C13') doesn't exist", "ADC('B5') doesn't exist", "ADC(12) doesn't exist",
                      "ADC(18) doesn't exist", "Pin(PA2, mode=ALT) is UART(2)'s"], errors
