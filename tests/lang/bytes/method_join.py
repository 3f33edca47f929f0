# SPDX-License-Identifier: MIT
# bytes.join: of bytes and bytearrays.
print(b",".join([b"a", b"b"]), b"".join([]), b"-".join((bytearray(b"x"), b"y")))
print(bytearray(b",").join([b"a", b"b"]))
for wrong in (lambda: b",".join(["a"]), lambda: b",".join([1])):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
