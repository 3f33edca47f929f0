# SPDX-License-Identifier: MIT
# stat tells files from directories, and sizes.
import os
with open("f", "wb") as f:
    f.write(b"x" * 300)
os.mkdir("d")
for name in ("f", "d", ".", "d/..", "./f"):
    s = os.stat(name)
    print(name, s[0] & 0xF000, len(s), s[6] if name[-1] == "f" else "")
with open("f", "ab") as f:
    f.write(b"y" * 11)
print(os.stat("f")[6], len(os.statvfs("/")) >= 10)
