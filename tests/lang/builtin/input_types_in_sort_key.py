# SPDX-License-Identifier: MIT
# Keys of tuples, negatives and methods.
people = [("Ann", 30), ("Bob", 25), ("Cid", 30), ("Dan", 25)]
print(sorted(people, key=lambda p: (-p[1], p[0])))
print(
    sorted(people, key=lambda p: p[1]),
    max(people, key=lambda p: p[1]),
    min(people, key=lambda p: p[1]),
)
d = {"x": 3, "y": 1, "z": 2}
print(
    sorted(d, key=d.get), sorted(d.items(), key=lambda kv: kv[1], reverse=True), max(d, key=d.get)
)
