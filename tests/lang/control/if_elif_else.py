# SPDX-License-Identifier: MIT
# Chains of conditions.
def kind(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        if n % 2:
            return "small odd"
        else:
            return "small even"
    else:
        return "large"


print([kind(n) for n in (-1, 0, 3, 4, 10)])
if 0: print("no")
elif "": print("no")
else: print("one-line else")
