# SPDX-License-Identifier: MIT
# Items cannot be assigned, but a list inside can change.
t = (1, [2])
try:
    t[0] = 5
except TypeError as e:
    print(type(e).__name__)
try:
    del t[0]
except TypeError as e:
    print(type(e).__name__)
t[1].append(3)
print(t)
u = t
t += (4,)
print(t, u)
try:
    t.append(1)
except AttributeError as e:
    print(e)
