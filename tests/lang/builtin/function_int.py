# SPDX-License-Identifier: MIT
# int(): of texts, floats, with a base.
print(int(), int("12"), int(" -7 "), int("ff", 16), int("0x1f", 16), int("0b11", 0))
print(int("1_000"), int(3.9), int(-3.9), int(True), int("z", 36), int(b"42"), int("0o17", 8))
print(int("777", base=8))
for wrong in (lambda: int(""), lambda: int("1.5"), lambda: int("12", 2), lambda: int([]), lambda: int("1", 37), lambda: int("1__0"), lambda: int(None)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
