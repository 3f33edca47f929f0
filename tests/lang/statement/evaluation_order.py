# SPDX-License-Identifier: MIT
# Operands, targets and arguments in their order.
log = []


def v(x):
    log.append(x)
    return x


d = {}
d[v("key")] = v("value")
x = v(1) + v(2) * v(3) - v(4)
l = [v("a"), (v("b"), v("c")), {v("d"): v("e")}]
y = v(0) or v(5) and v(6)
z = v(10) if v(0) else v(11)
print(log)
log.clear()
d[v("k2")], d[v("k3")] = v(7), v(8)
d[v("k2")] += v(9)
print(log, d)
log.clear()
"abcdef"[v(1):v(5):v(2)]
print(log, v(1) < v(2) < v(3), log)
