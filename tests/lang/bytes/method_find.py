# SPDX-License-Identifier: MIT
# bytes.find, rfind, index.
print(b"banana".find(b"an"), b"banana".rfind(b"an"), b"banana".find(110), b"abc".find(b""))
print(b"abc".find(b"x"), b"abc".index(b"c"), bytearray(b"abc").find(b"c", 1))
for wrong in (lambda: b"abc".index(b"x"), lambda: b"abc".find("a")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
