# SPDX-License-Identifier: MIT
# % formatting: g with every option.
values = [0.5, 1000000.0, 12345.0]
print(["%g" % (v,) for v in values], ["%.3g" % (v,) for v in values])
print(["%G" % (v,) for v in values])
