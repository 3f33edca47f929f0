# SPDX-License-Identifier: MIT
# +, *, comparison and `in` with bytes and ints.
print(b"ab" + b"cd", b"ab" * 3, 2 * b"x", b"a" < b"b", b"a" == b"a", b"a" != b"b", b"ab" < b"abc")
print(b"b" in b"abc", 98 in b"abc", b"x" in b"abc", 0 in b"abc", b"" in b"")
print(b"a" == "a", b"" == "")
for f in (lambda: b"a" + "a", lambda: b"a" < "a", lambda: "a" in b"a"):
    try:
        print(f())
    except TypeError:
        print("TypeError")
