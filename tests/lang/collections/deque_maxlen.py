# SPDX-License-Identifier: MIT
# A full deque loses at the other end.
from collections import deque
d = deque((), 3)
for i in range(5):
    d.append(i)
print(d, d.maxlen, list(d))
d.appendleft("left")
d.extend([7, 8])
print(d, len(d))
print(deque(range(10), 4), deque([1], maxlen=2), deque(maxlen=0), deque([1, 2]).maxlen)
z = deque([1, 2, 3], 0)
z.append(1)
print(z, len(z))
try:
    deque((), -1)
except ValueError:
    print("ValueError")
