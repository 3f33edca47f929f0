# SPDX-License-Identifier: MIT
# An OSError with a number prints its name.
import errno

for number in (2, 5, 22, 9999):
    print(OSError(number), OSError(number).errno)
print(errno.ENOSPC, OSError(28), repr(OSError(28)), OSError("text"), OSError(2, "text"))
