# SPDX-License-Identifier: MIT
# chr and ord.
print(
    chr(97),
    ord("a"),
    ord(b"a"),
    "".join(map(chr, range(65, 70))),
    [ord(c) for c in "az"],
    chr(ord("x") + 1),
)
