# SPDX-License-Identifier: MIT
# bytes and bytearrays compare by content.
a, b = b"abc", bytearray(b"abc")
print(a == b, a != b, a < b"abd", b >= a, b == "abc", a < b"ab", b"" < a, {a: 1}[b"abc"])
for wrong in (lambda: {b: 1}, lambda: a < "abc"):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
