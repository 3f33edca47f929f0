# SPDX-License-Identifier: MIT
# hex(): of ints of any size.
print(hex(0), hex(255), hex(-255), hex(2 ** 64), hex(False))
for wrong in (lambda: hex(1.5), lambda: hex("a")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
