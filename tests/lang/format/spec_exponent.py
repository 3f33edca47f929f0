# SPDX-License-Identifier: MIT
# format(): presentation e with every option.
values = [1500.0, 0.25, -2.0]
print([format(v, "e") for v in values], [format(v, ".0e") for v in values])
print([format(v, ".2e") for v in values], [format(v, "E") for v in values])
print([format(v, "12.1e") for v in values])
