# SPDX-License-Identifier: MIT
# `in` compares by identity or equality.
a = [1, "b", None, [2]]
print(1 in a, "b" in a, None in a, [2] in a, 2 in a, True in a, 3 not in a)
nan = float("nan")
print(nan in [nan], [nan] == [nan])
