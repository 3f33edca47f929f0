# SPDX-License-Identifier: MIT
# int() of floats, bools and objects; other types are a TypeError.
print(int(3.9), int(-3.9), int(0.5), int(-0.5), int(1e6), int(2.0 ** 40))
print(int(True), int(False), int(5))
for x in (None, [], {}, ()):
    try:
        int(x)
    except TypeError:
        print("TypeError")
