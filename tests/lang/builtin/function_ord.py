# SPDX-License-Identifier: MIT
# ord(): one character or byte.
print(ord("a"), ord("\u20ac"), ord(b"\xff"), ord("\U0001f600"), ord(bytearray(b"a")))
for wrong in (lambda: ord(""), lambda: ord("ab"), lambda: ord(5)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
