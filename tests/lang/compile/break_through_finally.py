# SPDX-License-Identifier: MIT
# break and continue out of try and with inside nested loops.
def f():
    out = []
    for i in range(4):
        for j in range(4):
            try:
                try:
                    if j == 0:
                        continue
                    if j == 2:
                        break
                    out.append((i, j))
                finally:
                    out.append("a")
                if i == 2:
                    break
            finally:
                out.append("b")
        else:
            out.append("no")
        if i == 2:
            break
    return out


print(f())
