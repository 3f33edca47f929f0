# SPDX-License-Identifier: MIT
# The is* methods.
for s in ("abc", "ABC", "aBc", "123", "a1", " ", "", "a b", "1.5", "\t\n"):
    print(repr(s), s.isalpha(), s.isdigit(), s.isspace(), s.isupper(), s.islower(), s.isalnum())
