# SPDX-License-Identifier: MIT
# Files that nobody holds any more are closed in time.
with open("n", "w") as f:
    f.write("x")
count = 0
for i in range(1200):
    count += len(open("n").read())
print(count)
