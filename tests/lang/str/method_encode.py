# SPDX-License-Identifier: MIT
# str.encode gives UTF-8.
print("abc".encode(), "\u20ac".encode(), "\u00e9".encode("utf-8"), "\U0001f600".encode())
print("".encode(), len("\u20ac\u20ac".encode()))
