# SPDX-License-Identifier: MIT
# A list as stack and as queue.
stack = []
for c in "(a[b]{c})":
    if c in "([{":
        stack.append(c)
    elif c in ")]}":
        print(stack.pop(), c)
queue = list(range(5))
while queue:
    x = queue.pop(0)
    if x % 2 == 0 and x < 8:
        queue.append(x + 5)
    print(x, end=" ")
print()
