# SPDX-License-Identifier: MIT
# find, rfind, index, rindex and count with bounds.
s = "abracadabra"
print(
    s.find("a"),
    s.find("abra"),
    s.find("abra", 1),
    s.find("x"),
    s.find("", 3),
    s.find("a", 4, 6),
    s.find("ra", -3),
)
print(s.rfind("a"), s.rfind("abra"), s.rfind("abra", 0, 8), s.rfind("x"), s.rfind(""))
print(s.index("c"), s.rindex("c"), s.index("bra", 2))
print(
    s.count("a"),
    s.count("abra"),
    s.count("x"),
    s.count(""),
    s.count("a", 1),
    s.count("a", 1, 5),
    "aaaa".count("aa"),
)
for f in (s.index, s.rindex):
    try:
        f("xyz")
    except ValueError:
        print("ValueError")
