# SPDX-License-Identifier: MIT
# type, isinstance and the names of types.
for x in (
    1,
    1.5,
    "s",
    b"b",
    [],
    (),
    {},
    {1},
    None,
    True,
    range(1),
    lambda: 0,
    type,
    ValueError(),
    slice(1),
):
    print(type(x).__name__, end=" ")
print()
print(type(1) is int, type(type(1)) is type, int is int, type(1) == type(2), type("") != type(b""))
print(
    isinstance(True, bool),
    isinstance(1, bool),
    isinstance([], (tuple, list)),
    isinstance(print, type),
    str(int),
    repr(list),
)
