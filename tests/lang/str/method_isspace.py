# SPDX-License-Identifier: MIT
# str.isspace: white space alone.
print(" ".isspace(), " \t\n\r".isspace(), "".isspace(), " a".isspace())
