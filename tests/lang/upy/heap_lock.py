# SPDX-License-Identifier: MIT
# With the heap locked, an allocation is a MemoryError; small integers go on.
import micropython


def locked():
    n = 0
    micropython.heap_lock()
    try:
        for_free = n + 1
        [n, for_free]
        result = "allocated"
    except MemoryError:
        result = "MemoryError"
    finally:
        micropython.heap_unlock()
    return result


print(locked(), [1, 2])
