# SPDX-License-Identifier: MIT
# any and all stop at the first answer.
def v(x):
    print("v", x, end=" ")
    return x


print(any(v(x) for x in (0, 1, 2)))
print(all(v(x) for x in (1, 0, 2)))
print(any([]), all([]), any([0, "", None]), all([1, "a", [0]]), any("ab"), all({}))
