# SPDX-License-Identifier: MIT
# bytes.decode: UTF-8, malformed ones refused.
print(b"abc".decode(), b"\xe2\x82\xac".decode("utf-8") == "\u20ac", b"".decode())
print(bytearray(b"xy").decode(), str(b"abc", "utf-8"))
