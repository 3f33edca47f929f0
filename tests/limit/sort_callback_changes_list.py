# SPDX-License-Identifier: MIT
# A key function that changes the list being sorted does no harm.
a = [5, 4, 3, 2, 1]


def key(x):
    if len(a) < 20:
        a.append(x)
    return x


try:
    a.sort(key=key)
except ValueError:
    pass  # CPython notices
print(sorted(set(a)))
