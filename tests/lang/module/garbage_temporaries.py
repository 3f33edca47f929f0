# SPDX-License-Identifier: MIT
# Many temporaries in a small heap.
n = 0
for i in range(300):
    s = "x" * (i % 50)
    t = [s, s + "y", (i, str(i))]
    d = {"k": t, i: s}
    n += len(s) + len(t) + len(d)
print(n)
keep = []
for i in range(300):
    keep.append("item %d" % i)
    if len(keep) > 20:
        keep = keep[10:]
print(len(keep), keep[0], keep[-1])
