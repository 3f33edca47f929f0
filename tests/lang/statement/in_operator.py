# SPDX-License-Identifier: MIT
# Membership in every container.
print(
    1 in [1],
    1 in (2,),
    "k" in {"k": 0},
    0 in {"k": 0},
    2 in {2},
    "b" in "abc",
    3 in range(5),
    98 in b"b",
)
print(
    1 not in [1],
    "x" not in "abc",
    not 1 in [2],
    5 in (x for x in (4, 5)),
    None in [None],
    [] in [[]],
)
for container in (5, None):
    try:
        1 in container
    except TypeError:
        print("TypeError")
