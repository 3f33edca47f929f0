# SPDX-License-Identifier: MIT
# center, ljust, rjust and zfill.
print(
    "[" + "ab".center(6) + "]",
    "[" + "abc".center(6) + "]",
    "[" + "ab".center(5, "*") + "]",
    "abc".center(2),
)
print("[" + "ab".ljust(5) + "]", "[" + "ab".rjust(5) + "]", "ab".ljust(5, "."), "ab".rjust(5, "."))
print("42".zfill(5), "-42".zfill(5), "+42".zfill(5), "abc".zfill(2), "".zfill(2))
