# SPDX-License-Identifier: MIT
# Endless recursion of generators ends in an exception.
def g(n):
    yield n
    yield from g(n + 1)


def h():
    for x in h():
        yield x


for source in (g(0), h()):
    try:
        for x in source:
            pass
        print("ended")
    except (RuntimeError, MemoryError):
        print("stopped")
source = x = None
print(list(range(3)))
