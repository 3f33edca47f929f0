# SPDX-License-Identifier: MIT
# bit_length of ints.
print((0).bit_length(), (1).bit_length(), (255).bit_length(), (256).bit_length())
print((-1).bit_length(), (-256).bit_length(), (2 ** 31).bit_length(), (2 ** 100).bit_length())
print(True.bit_length())
