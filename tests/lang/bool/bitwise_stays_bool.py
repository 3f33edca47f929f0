# SPDX-License-Identifier: MIT
# &, | and ^ of two bools give a bool.
print(True & False, True | False, True ^ True, True ^ False)
print(True & 1, 2 | False)
x = True
x &= False
print(x)
