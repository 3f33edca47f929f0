# SPDX-License-Identifier: MIT
# for over every kind of iterable.
def g():
    yield 1
    yield 2


for source in (
    [1, 2],
    (1, 2),
    {1: "a", 2: "b"},
    "12",
    b"12",
    range(1, 3),
    g(),
    {"k": 1}.items(),
    map(str, [1]),
    zip([1], [2]),
    enumerate("a"),
    iter([5]),
    [x for x in (7, 8)],
    reversed([1, 2]),
):
    print(
        type(source).__name__ if isinstance(source, (list, tuple, dict, str)) else "-",
        [x for x in source],
    )
