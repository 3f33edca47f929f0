# SPDX-License-Identifier: MIT
# encode and decode as UTF-8, and malformed input.
for s in ("a", "é", "€", "😀"):
    b = s.encode()
    print(b, len(b), b.decode() == s, str(b, "utf-8") == s)
for b in (b"\xff", b"\xc3", b"a\x80"):
    try:
        print(b.decode())
    except UnicodeError:
        print("UnicodeError")
