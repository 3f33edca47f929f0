# SPDX-License-Identifier: MIT
# Printing gives the shortest text that reads back.
for x in (0.1, 0.7, 1.1, 2.5, 123.456, 1e5, 1e10, 1e15, 1e16, 1e20, 1.5e-5, 1e-4, 0.001, 12345.5):
    print(x, repr(x), str(-x))
