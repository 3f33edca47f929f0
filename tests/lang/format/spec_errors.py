# SPDX-License-Identifier: MIT
# Specs that are errors.
for wrong in (lambda: format(5, "q"), lambda: format(5, ".2d"), lambda: format("a", "d"), lambda: format("a", "+"), lambda: format("a", "=5"), lambda: format(1.5, "d"), lambda: format(1.5, "x"), lambda: format([], "5"), lambda: format(None, ">5"), lambda: format(5, "5 5"), lambda: format(5, ",x"), lambda: "{:d}".format("a"), lambda: "{0.x}".format(5), lambda: "{}".format(), lambda: "{1}".format(5), lambda: "{a}".format(b=1), lambda: "{".format(), lambda: "}".format(), lambda: "{0}{}".format(1)):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
