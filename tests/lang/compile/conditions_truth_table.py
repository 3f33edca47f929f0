# SPDX-License-Identifier: MIT
# Conditions of and, or, not agree as values and as jumps.
def values(a, b, c):
    return [
        a and b or c,
        a or b and c,
        not a and b,
        not (a or b) or c,
        a if b else c,
        (a or b) and (b or c),
        not (not a and not (b or not c)),
    ]


def jumps(a, b, c):
    out = []
    if a and b or c:
        out.append(1)
    if a or b and c:
        out.append(2)
    if not a and b:
        out.append(3)
    if not (a or b) or c:
        out.append(4)
    if a if b else c:
        out.append(5)
    while (a or b) and (b or c):
        out.append(6)
        break
    if not (not a and not (b or not c)):
        out.append(7)
    return out


for a in (0, 1):
    for b in (0, 1):
        for c in (0, 1):
            v = values(a, b, c)
            print(a, b, c, jumps(a, b, c), jumps(a, b, c) == [i + 1 for i, x in enumerate(v) if x])
