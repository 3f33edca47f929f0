# SPDX-License-Identifier: MIT
# Files that nobody holds any more are closed in time.
# not on board: it has no file system yet
with open("n", "w") as f:
    f.write("x")
count = 0
for i in range(1200):
    count += len(open("n").read())
print(count)
