# SPDX-License-Identifier: MIT
# % formatting: d with every option.
values = [5, -5, 123456789012, 3.7, True]
print(["%d" % (v,) for v in values], ["%5d" % (v,) for v in values])
print(["%-5d|" % (v,) for v in values], ["%05d" % (v,) for v in values])
print(["%+d" % (v,) for v in values], ["% d" % (v,) for v in values])
print(["%.3d" % (v,) for v in values], ["%i" % (v,) for v in values])
