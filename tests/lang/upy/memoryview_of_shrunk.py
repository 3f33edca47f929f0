# SPDX-License-Identifier: MIT
# A bytearray may change its length below a memoryview, which follows it and reads as empty when its part is gone.
b = bytearray(b"0123456789")
m = memoryview(b)
part = m[2:6]
b.extend(bytes(200))
b[2] = 65
print(bytes(part), len(m))
del b[4:]
print(bytes(part), len(part), len(m), list(m))
try:
    part[0] = 1
except IndexError:
    print("IndexError")
b.extend(b"xyzzy!!!")
print(bytes(part))
