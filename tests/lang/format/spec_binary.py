# SPDX-License-Identifier: MIT
# format(): presentation b with every option.
values = [5, -5, 0]
print([format(v, "b") for v in values], [format(v, "#b") for v in values])
print([format(v, "08b") for v in values], [format(v, "#010b") for v in values])
print([format(v, "_b") for v in values])
