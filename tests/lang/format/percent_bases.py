# SPDX-License-Identifier: MIT
# % formatting: x with every option.
values = [255, 0]
print(["%x" % (v,) for v in values], ["%X" % (v,) for v in values])
print(["%#x" % (v,) for v in values], ["%08x" % (v,) for v in values])
print(["%#o" % (v,) for v in values], ["%o" % (v,) for v in values])
