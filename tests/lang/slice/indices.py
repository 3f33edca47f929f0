# SPDX-License-Identifier: MIT
# indices() clips to a length.
for s in (
    slice(2),
    slice(1, 10),
    slice(None),
    slice(None, None, -1),
    slice(-3, -1),
    slice(5, 1, -2),
    slice(100, 200),
):
    print(s.indices(6), list(range(6))[s])
