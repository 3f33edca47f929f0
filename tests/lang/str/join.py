# SPDX-License-Identifier: MIT
# join of lists, tuples, generators and dicts.
print(",".join(["a", "b", "c"]), "".join(("x", "y")), "-".join([]), "-".join(["only"]))
print(" ".join(str(i) for i in range(5)), "/".join("abc"), "+".join({"k": 1, "l": 2}))
try:
    ",".join(["a", 1])
except TypeError:
    print("TypeError")
