# SPDX-License-Identifier: MIT
# str.isalnum: letters and digits alone.
print("abc1".isalnum(), "".isalnum(), "a b".isalnum(), "12".isalnum(), "a_".isalnum())
