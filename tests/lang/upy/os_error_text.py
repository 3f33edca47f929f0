# SPDX-License-Identifier: MIT
# not yet: errno and the names of errors
# An OSError with a number prints its name.
for number in (2, 5, 22):
    print(OSError(number), OSError(number).errno)
