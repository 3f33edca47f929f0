# SPDX-License-Identifier: MIT
# str() of values and of bytes.
print(str(), str(5), str(None), str([1, "a"]), str("x"), str(1.5), str(True))
print(str(b"abc", "utf-8"), str(b"\xc3\xa9", "utf8"), str(b"raw"))


class A:
    def __str__(self):
        return "an A"


class R:
    def __repr__(self):
        return "<R>"


print(str(A()), str(R()), "%s" % A(), "{}".format(R()), [R()], f"{A()}")
