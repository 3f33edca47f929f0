# SPDX-License-Identifier: MIT
# bytes.startswith and endswith.
print(b"abc".startswith(b"ab"), b"abc".endswith(b"bc"), b"abc".startswith((b"x", b"a")))
print(bytearray(b"abc").endswith(b""), b"abc".startswith(b"b", 1))
for wrong in (lambda: b"a".startswith("a"),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
