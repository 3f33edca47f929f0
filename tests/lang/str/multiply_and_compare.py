# SPDX-License-Identifier: MIT
# Strings made in different ways are equal and hash alike.
a = "ab" * 3
b = "".join(["ab", "abab"])
c = "xababab"[1:]
d = "%s%s" % ("aba", "bab")
print(
    a == b == c == d,
    hash(a) == hash(b) == hash(c) == hash(d),
    {a: 1}[c],
    len({a, b, c, d}),
    a in (b,),
    [b].index(d),
)
