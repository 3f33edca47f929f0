# SPDX-License-Identifier: MIT
# Large numbers from text and to text in several bases.
text = "1234567890" * 6
n = int(text)
print(n, str(n) == text, -n, len(str(n * n)))
print(hex(n), oct(n), bin(n)[:40], int(hex(n), 16) == n, int(oct(n), 8) == n, int(bin(n), 2) == n)
print(int("z" * 20, 36), int("-" + "9" * 30), int("0x" + "f" * 30, 0), int("1_" * 20 + "1"))
print(
    0xFFFFFFFFFFFFFFFFFFFFFFFF,
    123456789_123456789_123456789,
    0b1 << 90,
    0o7777777777777777777777777,
)
