# SPDX-License-Identifier: MIT
# Exceptions are ordinary objects.
stored = []
for f in (lambda: 1 // 0, lambda: [][0]):
    try:
        f()
    except Exception as e:
        stored.append(e)
print([type(e).__name__ for e in stored], stored[0] is stored[0], stored[0] == stored[1])
try:
    raise stored[1]
except IndexError as e:
    print(e is stored[1], e)
