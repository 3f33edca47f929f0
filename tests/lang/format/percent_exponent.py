# SPDX-License-Identifier: MIT
# % formatting: e with every option.
values = [12345.0, 0.5]
print(["%e" % (v,) for v in values], ["%.2e" % (v,) for v in values])
print(["%E" % (v,) for v in values], ["%10.1e" % (v,) for v in values])
