# SPDX-License-Identifier: MIT
# bytes.split, rsplit and splitlines.
print(b"a b  c".split(), b"a,b,,c".split(b","), b"a,b,c".split(b",", 1))
print(b"a,b,c".rsplit(b",", 1), bytearray(b"a b").split(), b"a\nb".splitlines())
for wrong in (lambda: b"a".split(b""), lambda: b"a".split(",")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
