# SPDX-License-Identifier: MIT
# A file being written keeps its name while the program makes garbage.
import gc
import os
f = open("".join(["long", "name.txt"]), "w")
kept = []
for i in range(60):
    kept.append("x" * i)
    if i % 10 == 0:
        kept = []
        gc.collect()
f.write("data")
f.close()
print(os.listdir(), open("longname.txt").read())
