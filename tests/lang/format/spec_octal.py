# SPDX-License-Identifier: MIT
# format(): presentation o with every option.
values = [8, -8]
print([format(v, "o") for v in values], [format(v, "#o") for v in values])
print([format(v, "04o") for v in values])
