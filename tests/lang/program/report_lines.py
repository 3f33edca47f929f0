# SPDX-License-Identifier: MIT
# Tables with format() and %.
print("{:>10}|{:<8}|{:^9}|{:+d}|{:#06x}|{:08.3f}|{:,}".format("right", "left", "mid", 5, 255, 3.14159, 1234567))
print("%-8s|%5d|%05d|%x|%.2f|%e|%c|%%" % ("ab", 42, 42, 255, 2.5, 12500.0, "z"))
