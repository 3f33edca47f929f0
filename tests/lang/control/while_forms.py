# SPDX-License-Identifier: MIT
# Loops with a condition, with walrus and without end.
n = 10
while n > 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    print(n, end=" ")
print()
items = [3, 2, 1]
while (x := items.pop()) != 3:
    print("popped", x)
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 6:
        break
    print(i, end=" ")
print()
while i: i -= 1
print(i)
