# SPDX-License-Identifier: MIT
# Index, slice and length count characters, not bytes.
s = "aé€😀z"
print(len(s), s[0], s[1], s[2], s[3] == chr(0x1F600), s[-1], s[-2] == s[3])
print(s[1:3], s[2:], s[::-1], s[::2], s[:-1])
print(s.find("€"), s.index("z"), s.rfind("é"), "€" in s, "b" in s)
print([ord(c) for c in s])
