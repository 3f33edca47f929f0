# SPDX-License-Identifier: MIT
# image: all
# sub with templates and functions, split, finditer; str and bytes.
import re
print(re.sub("a+", "<\\g<0>>", "caaat a"), re.sub("(a)(b)?", r"[\1\2]", "abac"), re.sub("x*", "-", "abxd"))
print(re.sub("a", lambda m: m.group().upper(), "banana", 2), re.sub(b"a", b"b", b"aa"), re.sub("b", r"\\", "abc"))
print(re.sub(r"(.)", r"\1>", "ab"), re.sub("z", "y", "abc"), re.sub("", "-", "ab"), re.sub("^a", "b", "aaa"), re.sub("é", "e", "été"))
print(re.sub(b"(a)", rb"<\1>", b"bab"), re.sub(r"(\w+) (\w+)", r"\2 \1", "hello world"), re.sub("a", "", "banana", count=1))
print(re.split(r"\s+", "a b  c"), re.split("(,)", "a,b,c"), re.split(",", "a,b,c", 1), re.split("x", "abc"), re.split("", "ab"))
print(re.split(b",", b"a,b"), re.split("(a)|b", "xaybz"), re.split(r"[;,] ?", "1; 2,3", maxsplit=5))
comma = re.compile(",")
print(comma.split("a,b"), comma.sub(";", "a,b"), comma.search("a,b").start(), comma.match("a,b"), re.sub(comma, "", "1,2"))
r = re.compile(r"(\w)(\d)?")
x = r.match("a1")
print(x.group(), x.group(1), x.group(2), x.start(2), x.end(), x.span(1), x.groups(), x.start(), x.end(1))
x = r.match("b")
print(x.groups(), x.groups(0), x.span(2), x.group(2), x.start(2))
print([m.span() for m in re.finditer("a*", "baac")], r.search("!x", 1).span(), r.search("x", 1), r.match("ab", 1).group(), r.match("ab", 9))
print(re.match(b"\\w+", b"ab\xff").group(), re.search(b"[\x80-\xff]+", b"ab\xff\xfe").span(), re.search("ö", "aéö").span())
print(re.search("[^a]", bytes(b"ab").decode()).group(), re.match(b"a", bytearray(b"ab")).group(), [m.group() for m in re.finditer("é.", "éaéb")])
