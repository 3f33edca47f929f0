# SPDX-License-Identifier: MIT
# Cycles are garbage too.
import gc


class Node:
    pass


def cycle():
    a, b = Node(), Node()
    a.other, b.other = b, a
    l = [a]
    l.append(l)
    d = {"self": l}
    d["d"] = d
    return len(d)


print(sum(cycle() for _ in range(100)))
gc.collect()
print("alive")
