# SPDX-License-Identifier: MIT
# find, index, count, startswith, endswith and replace.
b = b"abracadabra"
print(b.find(b"bra"), b.rfind(b"bra"), b.find(b"x"), b.index(b"c"), b.count(b"a"), b.find(b"a", 1))
print(b.startswith(b"abra"), b.endswith(b"bra"), b.startswith((b"x", b"a")))
print(b.replace(b"a", b""), b.replace(b"bra", b"--", 1))
try:
    b.index(b"x")
except ValueError:
    print("ValueError")
