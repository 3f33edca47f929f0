# SPDX-License-Identifier: MIT
# A hex dump with widths from values.
def hexdump(data, width=8):
    for i in range(0, len(data), width):
        chunk = data[i:i + width]
        print("%04x  %-*s  %s" % (i, width * 3, " ".join("%02x" % b for b in chunk), "".join(chr(b) if 32 <= b < 127 else "." for b in chunk)))
hexdump(b"Hello, \x00world\xff!")
