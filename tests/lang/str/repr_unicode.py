# SPDX-License-Identifier: MIT
# repr keeps printable characters beyond ASCII.
for s in ("é", "€", "日本", "😀", "aéb"):
    print(s, repr(s), len(s), [hex(ord(c)) for c in s])
