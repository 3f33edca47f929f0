# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# to and from text
import base64

data = [b"", b"a", b"ab", b"abc", b"abcd", bytes(range(250, 256)), b"\xfb\xff\xbe", b"hello world", bytes(range(20))]
for d in data:
    for name in ("b64", "urlsafe_b64", "standard_b64", "b32", "b16"):
        text = getattr(base64, name + "encode")(d)
        print(text, getattr(base64, name + "decode")(text) == d, getattr(base64, name + "decode")(text.decode()) == d)
print(base64.b64encode(b"\xfb\xff\xbe", b"#!"), base64.b64decode(b"#!#+", b"#!"), base64.encodebytes(b"abc"), base64.decodebytes(b"YWJj\n"))
print(base64.b32decode(b"mfrgg===", True), base64.b16decode("ab", True), base64.b64decode("YW\nJj"), base64.b64encode(bytearray(b"xy")))
for f in (lambda: base64.b32decode("ab======"), lambda: base64.b32decode("A"), lambda: base64.b32decode("A1======"), lambda: base64.b16decode("ab"),
          lambda: base64.b16decode("A"), lambda: base64.b64decode("YW!j", validate=True), lambda: base64.b32decode("MFRGG==="), lambda: base64.b64decode("YQ")):
    try:
        print(f())
    except ValueError:
        print("ValueError")
try:
    base64.b64encode("text")
except TypeError:
    print("TypeError")
