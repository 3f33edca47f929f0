# SPDX-License-Identifier: MIT
# Floats to ints and back by truncation, floor and round.
for x in (2.75, -2.75, 0.0, 1048576.5):
    print(int(x), x // 1, round(x), x - int(x))
print(int("5") / 2, int(7 / 2), 7 // 2 == int(7 / 2))
