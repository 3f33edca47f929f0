# SPDX-License-Identifier: MIT
# abs, divmod, pow and round.
print(abs(-5), abs(5), abs(-2.5), abs(True), abs(-(1 << 40)))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(1 << 40, 1000))
print(pow(2, 8), pow(2, -1), pow(3, 4, 5), pow(2.0, 2), pow(-2, 3))
print(round(2.5), round(3.5), round(-0.5), round(2.25, 1), round(7), round(0.5))
