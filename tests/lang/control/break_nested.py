# SPDX-License-Identifier: MIT
# break and continue act on the innermost loop.
out = []
for i in range(4):
    if i == 2:
        continue
    for j in range(4):
        if j > i:
            break
        if j == 1:
            continue
        out.append((i, j))
    else:
        out.append("all")
    out.append(i)
print(out)
