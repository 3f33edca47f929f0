# SPDX-License-Identifier: MIT
# str.islower and isupper: need a letter, let others be.
print("abc".islower(), "aBc".islower(), "".islower(), "1".islower(), "a1 !".islower())
print("ABC".isupper(), "A1".isupper(), "Ab".isupper(), "1".isupper())
