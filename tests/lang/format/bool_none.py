# SPDX-License-Identifier: MIT
# Bools, None and containers in formats.
print(
    "{} {} {}".format(True, None, ()), "{:5}|{:<6}|".format(True, False), "%s %d" % (False, False)
)
print("{:d} {:x}".format(True, True), f"{True} {True:d} {None}", format(None), format([1]))
