# SPDX-License-Identifier: MIT
# Of bytes it only reads; of a str there is none.
m = memoryview(b"abc")
for change in ("m[0] = 1", "m[0:1] = b'x'", "del m[0]"):
    try:
        exec(change)
    except TypeError:
        print("TypeError")
for wrong in ("text", 5, [1], None):
    try:
        memoryview(wrong)
    except TypeError:
        print("TypeError", type(wrong).__name__)
print(bytes(m), hash(m) == hash(b"abc"), m == b"abc", m == bytearray(b"abc"), m == b"abd", m != b"abc")
