# SPDX-License-Identifier: MIT
# repr of nested containers and what reads back.
for x in (
    [],
    [1, "a", 2.5, None],
    ("x",),
    {"k": [1, {2: 3}]},
    {(1, 2): "t"},
    [[], (), {}],
    b"x",
    "q'",
    True,
    -5,
    0.5,
):
    print(repr(x), eval(repr(x)) == x)
