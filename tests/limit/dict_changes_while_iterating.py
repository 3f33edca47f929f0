# SPDX-License-Identifier: MIT
# Growing or clearing a dict inside its own loop ends in RuntimeError or stops.
d = {1: 1, 2: 2}
try:
    for k in d:
        d[k + 10] = 1
        if len(d) > 50:
            break
except RuntimeError:
    pass
print("alive")
e = {i: i for i in range(10)}
try:
    for k, v in e.items():
        e.clear()
except RuntimeError:
    pass
print(len(e))
