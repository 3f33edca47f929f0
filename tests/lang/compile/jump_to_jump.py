# SPDX-License-Identifier: MIT
# Loops whose ends, breaks and branches fall together.
def f(n):
    out = []
    while n:
        if n % 2:
            if n % 3:
                n -= 1
            else:
                n -= 2
                continue
        else:
            for i in range(n):
                if i > 1:
                    break
            else:
                n -= 1
                continue
            n -= 1
        out.append(n)
        if n < 2:
            if n:
                continue
            else:
                break
    else:
        out.append("else")
    return out


print(f(9), f(2), f(1), f(0))
