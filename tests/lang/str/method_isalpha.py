# SPDX-License-Identifier: MIT
# str.isalpha: letters alone.
print("abc".isalpha(), "".isalpha(), "a1".isalpha(), "a ".isalpha(), "Zz".isalpha())
