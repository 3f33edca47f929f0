# SPDX-License-Identifier: MIT
# str.isdigit: digits alone.
print("12".isdigit(), "".isdigit(), "-1".isdigit(), "1.0".isdigit(), " 1".isdigit())
