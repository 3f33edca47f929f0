# SPDX-License-Identifier: MIT
# rsplit counts from the right.
print("a,b,c".rsplit(","), "a,b,c".rsplit(",", 1), "a,b,c".rsplit(",", 2), "a,b,c".rsplit(",", 0))
print(" a b  c ".rsplit(), "a b c".rsplit(None, 1), "path/to/file".rsplit("/", 1))
