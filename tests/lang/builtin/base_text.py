# SPDX-License-Identifier: MIT
# bin, oct and hex.
print(bin(10), bin(-10), bin(0), oct(64), oct(-1), hex(255), hex(-255), hex(1 << 36), bin(True))
for f in (hex, bin, oct):
    try:
        f(1.5)
    except TypeError:
        print("TypeError")
