# SPDX-License-Identifier: MIT
# __format__ gets the spec.
class Money:
    def __init__(self, cents):
        self.cents = cents

    def __format__(self, spec):
        return "<" + spec + ":" + str(self.cents) + ">"


m = Money(150)
print(f"{m} {m:abc} {m:{'x'}y}", "{:q}".format(m), format(m), format(m, "z"))
