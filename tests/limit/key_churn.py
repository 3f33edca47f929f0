# SPDX-License-Identifier: MIT
# Two thousand different keys pass through a dict of one.
d = {}
for i in range(2000):
    key = "key%d" % i
    d[key] = i
    if len(d) > 1:
        print("too many")
    last = d.pop(key)
print(last, len(d))
