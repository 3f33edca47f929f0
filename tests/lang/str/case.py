# SPDX-License-Identifier: MIT
# upper, lower, swapcase, capitalize, title.
s = "Hello World 1st"
print(s.upper(), s.lower(), "hELLO wORLD".capitalize(), "".capitalize(), "123abc".upper())
print(s.swapcase(), "hello world".title())
