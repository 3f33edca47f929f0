# SPDX-License-Identifier: MIT
# 500 f-strings with specs.
def run():
    n = 0
    for i in range(500):
        s = f"{i:4d}|{i:#x}|{'ab':>5}"
        n += len(s)
    return s, n


print(run())
