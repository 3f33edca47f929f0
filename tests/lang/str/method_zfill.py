# SPDX-License-Identifier: MIT
# str.zfill: zeros behind a sign.
print("5".zfill(3), "-5".zfill(4), "+5".zfill(4), "abc".zfill(5), "".zfill(2), "12345".zfill(3))
print("--1".zfill(5))
