# SPDX-License-Identifier: MIT
# Code after return, raise, break and continue is never run.
def f(n):
    if n == 0:
        return "returned"
        return "unreachable"
    if n == 1:
        raise ValueError
        n = 5
    for i in range(2):
        continue
        n += 100
    while True:
        break
        n += 1000
    if n == 2:
        return n
    else:
        return -n
    return "unreachable"


print(f(0), f(2), f(3))
try:
    f(1)
except ValueError:
    print("ValueError")
