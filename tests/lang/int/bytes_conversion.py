# SPDX-License-Identifier: MIT
# to_bytes and from_bytes in both byte orders.
print((258).to_bytes(2, "big"), (258).to_bytes(2, "little"), (1).to_bytes(4, "big"))
print((0xDEADBEEF).to_bytes(4, "little"), (0).to_bytes(1, "big"))
print(int.from_bytes(b"\x01\x02", "big"), int.from_bytes(b"\x01\x02", "little"))
print(int.from_bytes(b"\xff\xff\xff\xff", "big"), int.from_bytes(b"", "big"))
print(int.from_bytes(bytes([1, 2, 3, 4, 5]), "little"))
