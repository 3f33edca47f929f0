# SPDX-License-Identifier: MIT
# % formatting: c with every option.
values = [65, "z"]
print(["%c" % (v,) for v in values], ["%3c" % (v,) for v in values])
print(["%-3c|" % (v,) for v in values])
