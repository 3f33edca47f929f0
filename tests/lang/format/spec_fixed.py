# SPDX-License-Identifier: MIT
# format(): presentation f with every option.
values = [1.5, -2.25, 0.0, 1000.0, 5]
print([format(v, "f") for v in values], [format(v, ".0f") for v in values])
print([format(v, ".1f") for v in values], [format(v, ".3f") for v in values])
print([format(v, "8.2f") for v in values], [format(v, "+.1f") for v in values])
print([format(v, "08.2f") for v in values], [format(v, "<9.1f") for v in values])
print([format(v, ",.2f") for v in values], [format(v, "F") for v in values])
