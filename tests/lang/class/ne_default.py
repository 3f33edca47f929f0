# SPDX-License-Identifier: MIT
# != is the opposite of __eq__ unless __ne__ says otherwise.
class E:
    def __init__(self, n):
        self.n = n

    def __eq__(self, o):
        return isinstance(o, E) and self.n == o.n


class F(E):
    def __ne__(self, o):
        return "ne"


print(
    E(1) != E(1), E(1) != E(2), E(1) == 1, E(1) != 1, F(1) != F(1), F(1) == F(1), [E(1)] != [E(1)]
)
