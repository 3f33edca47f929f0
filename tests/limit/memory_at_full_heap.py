# SPDX-License-Identifier: MIT
# The heap is full and stays full: small work is refused or done, never a crash.
# .out by hand: CPython would take the whole machine.
kept = None
done = refused = 0
try:
    while True:
        kept = [kept]
except MemoryError:
    pass
while done + refused < 20:
    try:
        [done, str(refused), {done: refused}, "%d" % done, (lambda: done)()]
        done += 1
    except MemoryError:
        refused += 1
kept = None
print(done + refused)
print([1, 2], {3: 4})
