# SPDX-License-Identifier: MIT
"""The C stack: Python called by C called by Python, with collections and every interrupt, stays within it (docs/size.md)."""
import re

# Each step is C that calls Python back: sort's key, __eq__, __repr__ and __format__, a file's write. Two ports send to themselves, soft
# and hard timers run, a USB host enumerates.
DEEP = """
import gc, time
from machine import Timer, UART
ports = [UART(n, 115200, rxbuf=64, txbuf=64) for n in (2, 3)]
count = [0, 0, 0]
def hard(t):
    count[0] += 1
    ports[0].any()
def soft(t):
    count[1] += 1 # no more: where little is left it would be a RuntimeError, and the handler's end
timers = [Timer(1, freq=3000, hard=True, callback=hard), Timer(2, freq=200, callback=soft)]
class File:
    def write(self, text):
        gc.collect()
        return len(text)
class Deep:
    def __init__(self, n):
        self.n = n
    def step(self):
        for port in ports:
            port.write(b"0123456789")
        return sorted([Deep(self.n - 1), Deep(self.n - 1)], key=lambda d: d == d or str(d)) if self.n else 1e-30
    def __eq__(self, other):
        "%s" % self
        return False
    def __hash__(self):
        return len(repr(self.step()))
    def __repr__(self):
        print(self.n, 1e30 / 7, file=File())
        return "{:>20}".format({self: self.step()}[self])
def run():
    end = time.ticks_ms() + 700
    while time.ticks_diff(end, time.ticks_ms()) > 0:
        for n in range(5):
            try:
                repr(Deep(n))
            except (RuntimeError, MemoryError, KeyError):
                count[2] += 1
run()
for t in timers:
    t.deinit()
print(*[n > 5 for n in count])
"""
STACK = 3840  # board/bluepill/board.mk


def test_python_in_c_in_python_with_every_interrupt(board):
    output, told = board.program(DEEP, "--attach", "wire@PA2,PA3", "--attach", "wire@PB10,PB11", "--usb", "pty", "--stats")
    assert output == "True True True\n", (output, told)
    peak = int(re.search(r"stack-peak (\d+)", told)[1])
    print(peak)
    assert 2000 < peak < STACK - 256, peak
