# SPDX-License-Identifier: MIT
# Literals in every spelling.
print(0.5, .5, 5., 1e3, 1E3, 1e+3, 25e-2, 1_000.5, 1e0)
print(0.0, -0.0, 1.0, -1.5, 100.0, 65536.0)
print(0.1, 0.2, 3.14, -2.718, 1.25e-1)
