# SPDX-License-Identifier: MIT
# Wrong numbers and types of arguments.
for f in (
    lambda: "%d" % "a",
    lambda: "%s %s" % ("a",),
    lambda: "%s" % ("a", "b"),
    lambda: "%d" % None,
    lambda: "%c" % "ab",
    lambda: "none" % 1,
    lambda: "%(x)s" % 5,
    lambda: "%x" % 1.5,
):
    try:
        print(f())
    except TypeError as e:
        print("TypeError")
for f in (lambda: "%z" % 1, lambda: "%" % 1):
    try:
        print(f())
    except ValueError as e:
        print("ValueError")
