# SPDX-License-Identifier: MIT
# A zero before the width fills texts too, on the right.
print(format("a", "05"), "{:0}|{:03}|{:>04}".format("a", "b", "c"), f"{'x':*^05}", f"{'':02}")
for spec in ("=5", "*=5", "+5", "#5"):
    try:
        print(format("a", spec))
    except ValueError:
        print("ValueError")
