# SPDX-License-Identifier: MIT
# The key is made once per item; the list is sorted by it alone.
calls = []


def key(x):
    calls.append(x)
    return x % 3


a = [5, 3, 4, 1, 2]
a.sort(key=key)
print(a, sorted(calls), len(calls))
print(
    sorted(["b", "A", "c"], key=lambda s: s.lower(), reverse=True),
    sorted([(2, "x"), (1, "y")], key=lambda p: p[1]),
)
