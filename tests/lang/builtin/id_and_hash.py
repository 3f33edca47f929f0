# SPDX-License-Identifier: MIT
# id is stable, hash agrees with equality.
a, b = [], []
print(
    id(a) == id(a),
    id(a) != id(b),
    hash("x") == hash("x"),
    hash(1) == hash(1.0) == hash(True),
    hash((1, 2)) == hash((1, 2)),
)
print(isinstance(id(a), int), isinstance(hash("s"), int), hash(5) == hash(10 // 2))
for x in ([], {}, set()):
    try:
        hash(x)
    except TypeError:
        print("TypeError")
