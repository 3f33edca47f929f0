# SPDX-License-Identifier: MIT
# The line is the one of the failing part, in loops, branches and long statements.
import sys

source = """\
def f(kind):
    x = 0

    # A comment, and blank lines.

    if kind == 1:
        return [][0]
    elif kind == 2:
        for i in range(3):
            x += i

            if i == 2:
                raise ValueError(x)
    while True:
        x += 1
        if x == 5:
            break
    return {}["missing"]


for kind in (1, 2, 3):
    try:
        f(kind)
    except (LookupError, ValueError) as e:
        sys.print_exception(e)
"""
exec(source, {"sys": sys})
