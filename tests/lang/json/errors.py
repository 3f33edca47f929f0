# SPDX-License-Identifier: MIT
# Text that is no JSON is a ValueError.
import json
for text in ("", " ", "[1,]", "[,]", '{"a"}', '{"a":}', "{a:1}", "01", "-", "1e", "1e+", "tru", "nulll", "[1 2]", '"abc', '"\\q"',
             '"\\u12g4"', '"\\u12"', '"a\nb"', '"\t"', "[", "{", "[[]", '{"a":1,}', "]", "}", "1 1", "'a'", "+1", ".5", "--1", "[1}",
             "{1:2}", '{"a" 1}', "[1]]", "None", "True", "-true", "-[1]", '"\\', "\\", "[1,,2]", ":", "1_0", "0x10", '{"a":1:2}', "\x00", "\f1"[:0]):
    try:
        print(repr(text), json.loads(text))
    except ValueError:
        print(repr(text), "ValueError")
for text in (b'"\xff"', b'"\xc3"', b'["\xe2\x82"]', b"\xff"):
    try:
        print(text, json.loads(text))
    except ValueError:
        print(text, "ValueError")
