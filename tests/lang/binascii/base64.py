# SPDX-License-Identifier: MIT
# b2a_base64 and a2b_base64: all lengths of the last group.
import binascii
for data in (b"", b"f", b"fo", b"foo", b"foob", bytes(range(250, 256)), b"\xfb\xff\xbf"):
    text = binascii.b2a_base64(data)
    print(text, binascii.a2b_base64(text) == data)
print(binascii.b2a_base64(b"no newline", newline=False), binascii.a2b_base64("TQ=="), binascii.a2b_base64(b"Zm 9\nv"))
for wrong in (b"Zg", b"Zg=", b"Z", "Zm9vY"):
    try:
        print(binascii.a2b_base64(wrong))
    except ValueError:
        print("ValueError")
