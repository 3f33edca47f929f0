# SPDX-License-Identifier: MIT
# encode and decode with the encoding named.
print(
    "abc".encode("utf-8"),
    "abc".encode("ascii"),
    b"abc".decode("ascii"),
    "é".encode("utf8"),
    b"\xc3\xa9".decode("utf-8"),
)
print(str(b"xyz", "utf-8"), bytes("q", "utf8"), len("日本".encode()))
