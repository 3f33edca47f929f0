# SPDX-License-Identifier: MIT
# Floats in containers, sorted, summed and compared.
a = [2.5, -1.0, 0.25, 3]
print(
    sorted(a),
    max(a),
    min(a),
    sum(a),
    a.index(3.0),
    0.25 in a,
    [x * 2 for x in a],
    tuple(a),
    {x: int(x) for x in a},
)
print([round(x) for x in a], [int(x) for x in a], [x == int(x) for x in a], [str(x) for x in a])
