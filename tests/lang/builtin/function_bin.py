# SPDX-License-Identifier: MIT
# bin(): of ints of any size.
print(bin(0), bin(5), bin(-5), bin(255), bin(2 ** 40), bin(True))
for wrong in (lambda: bin(1.0), lambda: bin("1")):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
