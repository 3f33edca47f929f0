# SPDX-License-Identifier: MIT
# hexlify and unhexlify, with a separator.
import binascii
print(binascii.hexlify(b"\x00\x7f\xff"), binascii.hexlify(b""), binascii.unhexlify(b"007fFF"), binascii.unhexlify("0a0B"))
print(binascii.hexlify(bytearray(b"abc"), ":"), binascii.hexlify(memoryview(b"xyz")[1:]))
for wrong in (b"abc", "zz", "0"):
    try:
        print(binascii.unhexlify(wrong))
    except ValueError:
        print("ValueError")
