# SPDX-License-Identifier: MIT
# bytearray.extend: bytes, lists, iterators, itself.
b = bytearray(b"ab")
b.extend(b"cd")
b.extend([101, 102])
b.extend(i for i in range(3))
b.extend(b)
print(b)
for wrong in (lambda: b.extend([300]), lambda: b.extend("text"), lambda: b.extend(5)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
