# SPDX-License-Identifier: MIT
# pow with a modulus.
print(pow(2, 10, 1000), pow(3, 200, 13), pow(7, 0, 5), pow(7, 0, 1))
print(pow(-3, 3, 5), pow(3, 3, -5), pow(12345, 678, 9973))
print(pow(2, 30), pow(2, 3), pow(0, 0))
for args in ((2, 3, 0),):
    try:
        pow(*args)
    except ValueError:
        print("ValueError")
