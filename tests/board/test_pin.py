# SPDX-License-Identifier: MIT
"""machine.Pin: what the other files of tests/board do not ask in passing."""


def test_irq_takes_what_is_documented(board):
    """priority and wake are read, and mean nothing here."""
    output, _ = board.program("""
from machine import Pin
import time
out = Pin("A0", Pin.OUT, value=0)
seen = [0, 0]
def edge(p):
    seen[p()] += 1
Pin("A1").irq(edge, Pin.IRQ_RISING | Pin.IRQ_FALLING, priority=7, wake=None, hard=True)
out(1)
out(0)
Pin("A1").irq(trigger=Pin.IRQ_RISING, handler=edge, priority=1)
out(1)
time.sleep_ms(1)
print(seen)
try:
    Pin("A1").irq(edge, prio=1)
except TypeError as e:
    print(e)
""", "--attach", "wire@PA0,PA1")
    assert output == "[1, 2]\nirq() got an unexpected keyword argument 'prio'\n", output
