# SPDX-License-Identifier: MIT
# format(): presentation % with every option.
values = [0.5, 1.0, -0.25]
print([format(v, "%") for v in values], [format(v, ".0%") for v in values])
print([format(v, ".1%") for v in values], [format(v, "8.1%") for v in values])
