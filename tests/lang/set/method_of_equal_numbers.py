# SPDX-License-Identifier: MIT
# Equal numbers are one member; the first stays.
print(len({1, 1.0, True}), {True, 1}, {1, True}, 0.0 in {0}, len({0, -0.0, False}))
print(len({(1, 2), (1.0, 2)}))
