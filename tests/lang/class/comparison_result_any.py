# SPDX-License-Identifier: MIT
# A comparison may return anything.
class E:
    def __lt__(self, o):
        return "lt"

    def __eq__(self, o):
        return [o]

    def __ne__(self, o):
        return ()


e = E()
print(e < 1, e > e, e == 5, e != 5, bool(e == 1), 3 == e, not (e != 1))
