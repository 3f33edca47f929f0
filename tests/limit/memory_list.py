# SPDX-License-Identifier: MIT
# A list that grows without end: MemoryError, caught, and the program goes on.
# .out by hand: CPython would take the whole machine.
def fill():
    items = []
    while True:
        items.append("item" + str(len(items)))


for turn in range(3):
    try:
        fill()
    except MemoryError:
        print("MemoryError")
print(sum([1, 2, 3]))
