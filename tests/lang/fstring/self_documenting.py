# SPDX-License-Identifier: MIT
# The = form shows the expression's text.
x = 5
name = "bob"
print(f"{x=} {x = } {name=} {x + 1=} {name=!s} {x=:>4}")
print(f"{len(name)=}, {x*2 = }")
