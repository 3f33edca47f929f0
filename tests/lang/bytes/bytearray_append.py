# SPDX-License-Identifier: MIT
# bytearray.append.
b = bytearray()
for i in range(5):
    b.append(i * 60)
print(b, len(b), b)
for wrong in (lambda: b.append(b"a"), lambda: b.append(None), lambda: b.append("a"), lambda: b.append()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
