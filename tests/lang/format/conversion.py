# SPDX-License-Identifier: MIT
# !r and !s in str.format.
print("{!r} {!s}".format("a", "b"), "{0!r:>5}|{x!s:<4}|".format("a", x="b"))
print("{!r}".format([1, "x"]), "{a!r}".format(a=None))
