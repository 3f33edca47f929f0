# SPDX-License-Identifier: MIT
# Text that is not a number is a ValueError.
for text in ("", " ", "abc", "1.5", "1 2", "0x10", "--1", "1_", "_1", "1__0", "+"):
    try:
        print(int(text))
    except ValueError:
        print("ValueError", repr(text))
for text, base in (("2", 2), ("g", 16), ("0b1", 8), ("8", 8), ("", 10)):
    try:
        print(int(text, base))
    except ValueError:
        print("ValueError", repr(text), base)
try:
    int("abc")
except ValueError as e:
    print(e)
