# SPDX-License-Identifier: MIT
# bytes.center, ljust, rjust, zfill.
print(b"ab".center(6, b"*"), b"ab".ljust(4), b"ab".rjust(4, b"0"), b"-5".zfill(4))
print(bytearray(b"a").center(3))
for wrong in (lambda: b"a".ljust(3, " "),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
