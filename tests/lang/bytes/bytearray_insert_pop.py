# SPDX-License-Identifier: MIT
# bytearray.insert, pop, remove, reverse, clear.
b = bytearray(b"hello")
b.insert(0, 72)
b.insert(-1, 33)
b.insert(100, 46)
print(b, b.pop(), b.pop(0), b, b.remove(108), b.reverse(), b, b.clear(), b)
for wrong in (lambda: b.remove(1), lambda: bytearray().pop(), lambda: b.pop(50)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
