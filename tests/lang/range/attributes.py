# SPDX-License-Identifier: MIT
# start, stop and step.
r = range(2, 11, 3)
print(r.start, r.stop, r.step, range(4).start, range(4).stop, range(4).step)
