# SPDX-License-Identifier: MIT
# Rounding to fewer digits, carries included.
for x in (0.5, 1.5, 2.5, 0.125, 0.375, 9.75, 99.9375, 0.0625, 1e6, 123456.5):
    print("%.0f %.1f %.2f %.3f" % (x, x, x, x), "{:.0e} {:.2e} {:g}".format(x, x, x))
