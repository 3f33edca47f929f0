# SPDX-License-Identifier: MIT
# Negative steps and bounds beyond 31 bits.
for i in range(3, -4, -3):
    print(i, end=" ")
print()
for i in range(1073741822, 1073741826):
    print(i, end=" ")
print()
for i in range(-1073741823, -1073741827, -1):
    print(i, end=" ")
print()
print(
    sum(range(101)),
    max(range(3, 9)),
    min(range(9, 3, -1)),
    list(reversed(range(4))),
    list(map(str, range(2))),
)
