# SPDX-License-Identifier: MIT
# A list is no dict key.
for f in (lambda: {[1]: 2}, lambda: {[]}, lambda: hash([]), lambda: {}[[1]]):
    try:
        f()
    except TypeError:
        print("TypeError")
