# SPDX-License-Identifier: MIT
# %s, %r, %d, %i, %x, %o, %c and %%.
print(
    "%s %s" % ("a", 1),
    "%r" % "q",
    "%d" % 42,
    "%i" % -3,
    "%x %X %o" % (255, 255, 8),
    "%c%c" % ("A", 66),
)
print("100%%" % (), "%d%%" % 50, "%s" % None, "%s" % [1, 2], "%s" % (("a", "b"),), "%u" % 7)
print("%#x %#o" % (255, 8), "%x" % -255, "%d" % True, "%s" % True, "%d" % 3.99)
print("no args" % ())
