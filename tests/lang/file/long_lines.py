# SPDX-License-Identifier: MIT
# Lines and pieces beyond any buffer.
with open("l", "w") as f:
    for i in range(5):
        f.write("%d" % i * (i * 100) + "\n")
with open("l") as f:
    print([len(line) for line in f])
with open("l") as f:
    print(len(f.read(555)), len(f.readline()), len(f.read()))
