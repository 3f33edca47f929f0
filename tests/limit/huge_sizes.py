# SPDX-License-Identifier: MIT
# Requests that no memory can meet are refused at once.
# .out by hand: CPython would try to meet some of them.
def refused(f):
    try:
        f()
        return False
    except (MemoryError, OverflowError, ValueError):
        return True


big = 1 << 30
for f in (
    lambda: "ab" * big,
    lambda: [0] * big,
    lambda: (0,) * big,
    lambda: b"x" * big,
    lambda: bytes(big),
    lambda: bytearray(big),
    lambda: "x" * (1 << 62),
    lambda: [1, 2, 3] * (1 << 62),
    lambda: 1 << big,
    lambda: "a".center(big),
    lambda: "a".ljust(big),
    lambda: "1".zfill(big),
    lambda: "%1000000000d" % 1,
    lambda: "{:1000000000}".format(1),
    lambda: f"{1:>1000000000}",
    lambda: list(range(big)),
    lambda: "%*d" % (big, 5),
    lambda: "ab".replace("", "x" * big),
    lambda: [0] * 0x40000000,
    lambda: "abcd" * 0x40000000,
    lambda: [1] * 0x3FFFFFFF,
):
    print(refused(f))
