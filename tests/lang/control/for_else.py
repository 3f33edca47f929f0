# SPDX-License-Identifier: MIT
# else of a for loop, with break and continue.
for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
for x in []:
    pass
else:
    print("empty")
for x in "ab":
    continue
else:
    print("after continue")
