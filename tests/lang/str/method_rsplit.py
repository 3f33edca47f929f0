# SPDX-License-Identifier: MIT
# str.rsplit: from the right end.
print("a b c".rsplit(None, 1), "a,b,c".rsplit(",", 1), " a  b ".rsplit(), "a,b,c".rsplit(","))
print("a,b".rsplit(",", 0), "abc".rsplit("b"), " a b ".rsplit(None, 1))
