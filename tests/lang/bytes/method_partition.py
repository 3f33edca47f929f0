# SPDX-License-Identifier: MIT
# bytes.partition and rpartition.
print(b"a=b=c".partition(b"="), b"a=b=c".rpartition(b"="), b"abc".partition(b"="))
print(bytearray(b"a:b").partition(b":"))
for wrong in (lambda: b"a".partition(b""),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
