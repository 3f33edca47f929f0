# SPDX-License-Identifier: MIT
# format(): presentation x with every option.
values = [255, -255, 0, 2 ** 40]
print([format(v, "x") for v in values], [format(v, "X") for v in values])
print([format(v, "#x") for v in values], [format(v, "#X") for v in values])
print([format(v, "08x") for v in values], [format(v, "#010x") for v in values])
print([format(v, ">6x") for v in values], [format(v, "_x") for v in values])
