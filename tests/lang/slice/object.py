# SPDX-License-Identifier: MIT
# slice objects and what they hold.
s = slice(1, 5, 2)
print(s.start, s.stop, s.step, s, slice(3), slice(1, None))
print(
    "abcdefg"[s],
    [0, 1, 2, 3, 4, 5, 6][s],
    (1, 2, 3)[slice(None, None, -1)],
    slice(1, 2) == slice(1, 2),
)
