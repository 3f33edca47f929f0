# SPDX-License-Identifier: MIT
# Fill, alignment and sign of ints and strings.
for spec in ("5", "<5", ">5", "^5", "*<5", "*>5", "*^5", "05", "+", "-", " ", "=+5", "0=5", "x=+6"):
    print(spec, "[" + format(42, spec) + "]", "[" + format(-42, spec) + "]")
for spec in ("", "5", "<5", ">5", "^5", ".^5", "s", ".1", "5.1", "<5s"):
    print(spec, "[" + format("ab", spec) + "]")
