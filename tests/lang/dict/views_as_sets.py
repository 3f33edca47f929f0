# SPDX-License-Identifier: MIT
# Keys and items views take set operators.
a, b = {"x": 1, "y": 2}, {"y": 3, "z": 4}
print(sorted(a.keys() & b.keys()), sorted(a.keys() | b.keys()), sorted(a.keys() - b.keys()))
print(sorted(a.keys() ^ b.keys()), a.keys() == {"x", "y"}, sorted(a.items() & {"x": 1}.items()))
