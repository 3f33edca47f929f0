# SPDX-License-Identifier: MIT
# Deeply nested blocks keep their places.
n = 0
for a in range(2):
    for b in range(2):
        for c in range(2):
            for d in range(2):
                if a:
                    if b:
                        while c:
                            try:
                                if d:
                                    n += 1
                            finally:
                                n += 10
                            break
                        else:
                            n += 100
print(n)
