# SPDX-License-Identifier: MIT
# Malformed formats and missing arguments.
for f in (lambda: "{}{}".format(1), lambda: "{5}".format(1)):
    try:
        f()
    except IndexError:
        print("IndexError")
try:
    "{x}".format(y=1)
except KeyError as e:
    print("KeyError", e)
for f in (
    lambda: "{".format(1),
    lambda: "}".format(1),
    lambda: "{:d}".format("a"),
    lambda: "{:s}".format(1),
    lambda: "{0}{}".format(1, 2),
    lambda: format(1, "z"),
    lambda: format("a", "+"),
    lambda: "{!x}".format(1),
):
    try:
        print(f())
    except ValueError:
        print("ValueError")
