# SPDX-License-Identifier: MIT
# oct().
print(oct(0), oct(8), oct(-8), oct(511), oct(2 ** 33))
for wrong in (lambda: oct(None),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
