# SPDX-License-Identifier: MIT
# A float equal to an int is the same dict key and set member.
d = {1: "int"}
d[1.0] = "float"
d[True] = "bool"
print(d)
print(len({1, 1.0, True}), 2.0 in {2}, 2 in {2.0})
