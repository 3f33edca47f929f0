# SPDX-License-Identifier: MIT
# format(): presentation d with every option.
values = [5, -5, 0, 123456789, 2 ** 70]
print([format(v, "d") for v in values], [format(v, "5d") for v in values])
print([format(v, "<5d") for v in values], [format(v, "^7d") for v in values])
print([format(v, "+d") for v in values], [format(v, " d") for v in values])
print([format(v, "05d") for v in values], [format(v, "=+6d") for v in values])
print([format(v, "*>8d") for v in values], [format(v, ",d") for v in values])
print([format(v, "_d") for v in values], [format(v, "n") for v in values])
