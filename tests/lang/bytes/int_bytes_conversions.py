# SPDX-License-Identifier: MIT
# int.to_bytes and from_bytes: lengths, orders, signs, errors.
for v in (0, 1, 255, 256, 65535, 2 ** 31 - 1, 2 ** 32, 2 ** 63, 10 ** 30):
    size = (v.bit_length() + 7) // 8 or 1
    print(v.to_bytes(size, "big"), v.to_bytes(size + 1, "little"), int.from_bytes(v.to_bytes(size, "big"), "big") == v)
for v in (-1, -128, -129, -2 ** 31, -2 ** 40, 127, 128):
    b = v.to_bytes(6, "little", signed=True)
    print(b, int.from_bytes(b, "little", signed=True) == v)
print(int.from_bytes(b"", "big"), int.from_bytes([1, 2], "big"), int.from_bytes(bytearray(b"\xff\xff"), "little"))
print(int.from_bytes(b"\xff" * 5, "big", signed=True), (300).to_bytes(length=2, byteorder="big"))
for wrong in (lambda: (256).to_bytes(1, "big"), lambda: (-1).to_bytes(1, "big"), lambda: (128).to_bytes(1, "big", signed=True),
              lambda: (1).to_bytes(0, "big"), lambda: (1).to_bytes(1, "middle"), lambda: (1).to_bytes(-1, "big")):
    try:
        print(wrong())
    except (OverflowError, ValueError) as e:
        print(type(e).__name__)
print((0).to_bytes(0, "big"), True.to_bytes(1, "big"))
