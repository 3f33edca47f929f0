# SPDX-License-Identifier: MIT
# calcsize: orders, alignment, counts, padding.
import struct
for code in "bB?hHiIqQfdcx":
    print(code, struct.calcsize("<" + code), struct.calcsize(">2" + code), end="; ")
print()
print(struct.calcsize(""), struct.calcsize("<"), struct.calcsize("<5s"), struct.calcsize("0s"), struct.calcsize("<b 2h  i"))
print(struct.calcsize("bi"), struct.calcsize("=bi"), struct.calcsize("bh"), struct.calcsize("3b2h"), struct.calcsize("!bq"))
for wrong in ("<k", "y", "<5", "z", "3"):
    try:
        print(struct.calcsize(wrong))
    except Exception as e:
        print("error")
