# SPDX-License-Identifier: MIT
# Expression statements do nothing visible.
"""Module docstring."""
1
"text"
[1, 2]
None
...
print(Ellipsis is ...)
x = 5
x
x + 1
(x)
x == 5
print(x)
