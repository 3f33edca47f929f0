# SPDX-License-Identifier: MIT
# round() of an int is an int.
print(round(5), round(-5), round(5, 2), round(1 << 40))
print(type(round(5)).__name__, type(round(5.0)).__name__)
