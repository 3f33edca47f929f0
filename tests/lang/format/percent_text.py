# SPDX-License-Identifier: MIT
# % formatting: s with every option.
values = ["ab", 5, None, [1]]
print(["%s" % (v,) for v in values], ["%5s" % (v,) for v in values])
print(["%-5s|" % (v,) for v in values], ["%.1s" % (v,) for v in values])
print(["%r" % (v,) for v in values])
