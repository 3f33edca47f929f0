# SPDX-License-Identifier: MIT
# Linked objects, closures and generators without end: MemoryError each time.
# .out by hand: CPython would take the whole machine.
class Node:
    def __init__(self, next):
        self.next = next


def nodes():
    head = None
    while True:
        head = Node(head)


def closures():
    f = None
    while True:
        f = lambda g=f: g


def generators():
    kept = []
    while True:
        kept.append(x for x in kept)


def nested():
    t = ()
    while True:
        t = (t, [t])


for f in (nodes, closures, generators, nested):
    try:
        f()
    except MemoryError:
        print(f.__name__, "MemoryError")
print(Node(None).next)
