# SPDX-License-Identifier: MIT
# format(): presentation g with every option.
values = [1.5, 1000000.0, 0.0001, 100000.0]
print([format(v, "g") for v in values], [format(v, ".3g") for v in values])
print([format(v, "G") for v in values], [format(v, "10g") for v in values])
print([format(v, "+g") for v in values])
