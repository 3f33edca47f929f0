# SPDX-License-Identifier: MIT
# Finding duplicates while keeping the order.
seen = set()
out = []
for x in "mississippi":
    if x not in seen:
        seen.add(x)
        out.append(x)
print("".join(out), len(seen))
