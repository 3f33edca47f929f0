# SPDX-License-Identifier: MIT
# Exceptions cross comprehensions, lambdas and builtins.
def bad(x):
    raise ValueError(x)


for f in (
    lambda: [bad(x) for x in "ab"],
    lambda: list(map(bad, [1])),
    lambda: sorted([3, 2], key=bad),
    lambda: max([5, 6], key=bad),
    lambda: ",".join(bad(x) for x in "q"),
    lambda: {bad(0): 1},
    lambda: any(map(bad, [7])),
):
    try:
        f()
    except ValueError as e:
        print("ValueError", e)
