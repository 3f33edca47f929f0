# SPDX-License-Identifier: MIT
# The second operand runs only if it is needed.
def show(value):
    print("eval", value)
    return value


print(show(0) and show(1))
print(show(1) or show(0))
print(show(0) or show(2))
print(show(1) and show(0) or show(3))
if show(0) or show(1) and show(4):
    print("taken")
