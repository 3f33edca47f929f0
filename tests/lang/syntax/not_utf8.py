# SPDX-License-Identifier: MIT
# A source that is not UTF-8 is refused, wherever the byte stands.
for source in (b'"a\xf0"', b'"\x80"', b'f"\xe9"', b"\xff = 1", b'x = "\xc3\xa9"'):
    try:
        exec(source)
        print(source, "ran")
    except SyntaxError:
        print(source, "SyntaxError")
