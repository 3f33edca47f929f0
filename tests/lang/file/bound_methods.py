# SPDX-License-Identifier: MIT
# Methods of a file can be kept, as programs that copy files do.
f = open("c", "wb")
w = f.write
for part in (b"abc", bytes([0, 255]), b"def"):
    print(w(part))
f.close()
f = open("c", "rb")
r = f.read
while True:
    part = r(3)
    if not part:
        break
    print(part)
f.close()
