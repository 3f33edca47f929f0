# SPDX-License-Identifier: MIT
# Sixty globals, read and written by functions.
for i in range(60):
    globals()["name%d" % i] = i


def total():
    return name0 + name1 + name10 + name20 + name30 + name40 + name50 + name59


def change():
    global name59, name60
    name59, name60 = 1000, name58


print(total())
change()
print(total(), name60, sum(globals()["name%d" % i] for i in range(60)))
