# SPDX-License-Identifier: MIT
# bytes.strip and its kin.
print(b" a \n".strip(), b"xxaxx".strip(b"x"), b" a ".lstrip(), b" a ".rstrip())
print(bytearray(b" a ").strip(), b"abc".strip(b"ac"))
for wrong in (lambda: b"a".strip("a"),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
