# SPDX-License-Identifier: MIT
# % formatting: f with every option.
values = [1.5, -2.25, 3]
print(["%f" % (v,) for v in values], ["%.1f" % (v,) for v in values])
print(["%8.2f" % (v,) for v in values], ["%-8.1f|" % (v,) for v in values])
print(["%+.0f" % (v,) for v in values], ["%08.3f" % (v,) for v in values])
