# SPDX-License-Identifier: MIT
# Assigning a shorter sequence to a slice closes the gap.
a = list(range(8))
a[2:6] = ["m"]
print(a)
a[1:] = []
print(a)
a[:] = [7, 8, 9]
print(a)
a[0:2] = (x for x in range(2))
print(a)
a[:] = a
print(a)
