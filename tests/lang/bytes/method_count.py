# SPDX-License-Identifier: MIT
# bytes.count: of bytes or an int.
print(b"banana".count(b"a"), b"banana".count(97), b"banana".count(b"an", 2))
print(bytearray(b"aaa").count(b"aa"), b"".count(b""))
for wrong in (lambda: b"a".count("a"), lambda: b"a".count(300)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
