# SPDX-License-Identifier: MIT
# decode to text, with an error for malformed input.
print(b"abc".decode(), b"\xe2\x82\xac".decode("utf-8"), b"".decode(), str(b"\xc3\xa9", "utf-8"))
try:
    b"\xff\xfe".decode()
except ValueError as e:
    print(isinstance(e, UnicodeError), type(e).__name__ in ("UnicodeError", "UnicodeDecodeError"))
