# SPDX-License-Identifier: MIT
# A hundred exceptions leave nothing behind.
hits = 0
for i in range(100):
    try:
        if i % 3 == 0:
            raise ValueError(i)
        [][i]
    except ValueError as e:
        hits += e.args[0]
    except IndexError:
        hits += 1
print(hits)
