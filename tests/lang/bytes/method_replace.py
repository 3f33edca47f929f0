# SPDX-License-Identifier: MIT
# bytes.replace.
print(b"banana".replace(b"a", b"o"), b"banana".replace(b"a", b"", 1), b"abc".replace(b"", b"-"))
print(bytearray(b"aa").replace(b"a", b"bc"))
for wrong in (lambda: b"a".replace("a", "b"),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
