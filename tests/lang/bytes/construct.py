# SPDX-License-Identifier: MIT
# bytes() of ints, iterables, text and nothing.
print(bytes(), bytes(3), bytes([1, 2, 255]), bytes((65, 66)), bytes(range(4)), bytes(b"abc"))
print(bytes("é€", "utf-8"), "abc".encode(), bytes(x * 2 for x in range(3)))
for f in (lambda: bytes([256]), lambda: bytes([-1]), lambda: bytes(-1)):
    try:
        f()
    except ValueError:
        print("ValueError")
for f in (lambda: bytes(["a"]), lambda: bytes("abc"), lambda: bytes(None)):
    try:
        f()
    except TypeError:
        print("TypeError")
