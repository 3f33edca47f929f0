# SPDX-License-Identifier: MIT
# A string grown piece by piece.
s = ""
for i in range(100):
    s += str(i % 10)
print(len(s), s[:12], s[-3:], s.count("9"))
t = "".join([chr(97 + i % 26) for i in range(60)])
print(t)
print((t * 3)[59:62], len(t * 3))
