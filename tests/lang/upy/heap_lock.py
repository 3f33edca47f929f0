# SPDX-License-Identifier: MIT
# Between heap_lock() and heap_unlock() what needs memory is a MemoryError; locks are counted.
import micropython


def try_it():
    try:
        [1]
    except MemoryError:
        return "failed"


def f():
    x = 1
    micropython.heap_lock()
    micropython.heap_lock()
    while x < 11:
        x += 2
    first = try_it()
    left = micropython.heap_unlock()
    second = try_it()
    none = micropython.heap_unlock()
    print(x, first, left, second, none, try_it(), micropython.heap_unlock())


f()
