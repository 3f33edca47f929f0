# SPDX-License-Identifier: MIT
# Out of memory in a handler, in finally and in a with block.
# .out by hand: CPython would take the whole machine.
def fill():
    kept = []
    while True:
        kept.append([0] * 50)


class Guard:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        print("exit", kind.__name__)


try:
    try:
        fill()
    except MemoryError:
        fill()
except MemoryError:
    print("in handler")
try:
    try:
        1 // 0
    finally:
        fill()
except MemoryError:
    print("in finally")
try:
    with Guard():
        fill()
except MemoryError:
    print("in with")
