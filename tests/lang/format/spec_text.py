# SPDX-License-Identifier: MIT
# format(): presentation s with every option.
values = ["ab", "", "long text"]
print([format(v, "s") for v in values], [format(v, "5") for v in values])
print([format(v, ">5") for v in values], [format(v, "^6") for v in values])
print([format(v, "*<4") for v in values], [format(v, ".1") for v in values])
print([format(v, "5.1") for v in values], [format(v, ".0") for v in values])
print([format(v, "") for v in values])
