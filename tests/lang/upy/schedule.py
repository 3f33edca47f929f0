# SPDX-License-Identifier: MIT
# Scheduled calls come soon and in order; the queue has an end.
import micropython


def later(n):
    print("called with", n)


for i in range(3):
    micropython.schedule(later, i)
for _ in range(2):
    pass

try:
    micropython.schedule(5, 1)
except TypeError as e:
    print(e)


def fill():
    [micropython.schedule(print, i) for i in ()]
    micropython.schedule(later, 1), micropython.schedule(later, 2), micropython.schedule(later, 3)
    micropython.schedule(later, 4)
    micropython.schedule(later, 5)


try:
    fill()
except RuntimeError as e:
    print(e)
