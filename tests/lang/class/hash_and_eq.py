# SPDX-License-Identifier: MIT
# Defining __eq__ alone makes instances unhashable.
class E:
    def __eq__(self, o):
        return True


class H(E):
    def __hash__(self):
        return 5


try:
    hash(E())
except TypeError:
    print("TypeError")
print(hash(H()), len({H(), H()}), {H(): 1}[H()])
