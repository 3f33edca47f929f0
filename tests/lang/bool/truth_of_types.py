# SPDX-License-Identifier: MIT
# What counts as true.
for x in (
    None,
    0,
    1,
    -1,
    0.0,
    0.5,
    "",
    "0",
    b"",
    b"\0",
    [],
    [0],
    (),
    (0,),
    {},
    {0: 0},
    set(),
    {0},
    range(0),
    range(1),
):
    print(bool(x), not x)
