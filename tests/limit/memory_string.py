# SPDX-License-Identifier: MIT
# A string that doubles without end: MemoryError, caught.
# .out by hand: CPython would take the whole machine.
def double():
    s = "ab"
    while True:
        s += s


def grow():
    b = b""
    while True:
        b += b"0123456789" * 20


for f in (double, grow, double):
    try:
        f()
    except MemoryError:
        print("MemoryError")
print("x" * 10)
