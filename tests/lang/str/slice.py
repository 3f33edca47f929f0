# SPDX-License-Identifier: MIT
# Slices with every combination of bounds.
s = "abcdefgh"
print(s[2:5], s[:3], s[5:], s[:], s[-3:], s[:-3], s[-5:-2])
print(repr(s[5:2]), repr(s[8:]), s[0:100], s[-100:2], repr(s[100:]))
print(s[1:7:2], s[::3], s[::-1], s[6:1:-2], s[-1:-4:-1], repr(s[1:5:-1]))
print(s[None:None], s[None:4], s[slice(1, 3)], s[slice(2)])
try:
    s[::0]
except ValueError:
    print("ValueError")
