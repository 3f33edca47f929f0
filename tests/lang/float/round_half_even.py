# SPDX-License-Identifier: MIT
# round() takes halves to the even neighbour.
print(round(0.5), round(1.5), round(2.5), round(-0.5), round(-1.5), round(-2.5))
print(round(0.25, 1), round(0.75, 1), round(2.5, 0), round(-2.75, 1))
print(round(2.4), round(2.6), round(-2.4), round(-2.6))
print(round(1234.5, 0), round(7.0))
