# SPDX-License-Identifier: MIT
# Inserting, finding and deleting string and integer keys.
def run():
    d = {}
    for i in range(100):
        d[i * 3] = i
        d["k%d" % i] = i
    hits = 0
    for turn in range(10):
        for i in range(100):
            if i in d:
                hits += d[i * 3]
    for i in range(0, 100, 2):
        del d["k%d" % i]
    return hits, len(d), d["k99"]


print(run())
