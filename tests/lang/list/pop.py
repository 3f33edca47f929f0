# SPDX-License-Identifier: MIT
# pop from the end, from an index and from an empty list.
a = [1, 2, 3, 4, 5]
print(a.pop(), a.pop(0), a.pop(-2), a)
for f in (lambda: [].pop(), lambda: a.pop(5), lambda: a.pop(-3)):
    try:
        f()
    except IndexError as e:
        print(type(e).__name__)
while a:
    print(a.pop(), end=" ")
print(a)
