# SPDX-License-Identifier: MIT
# Tuples order lexically.
data = [(2, "b"), (1, "z"), (2, "a"), (1,)]
print(sorted(data), max(data), min(data))
print(sorted(data, key=lambda t: t[-1] if len(t) > 1 else ""))
print(list(reversed((1, 2, 3))), sum((1, 2, 3)), any((0, 1)), all(()))
