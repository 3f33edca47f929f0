# SPDX-License-Identifier: MIT
# A class in a class and in a function.
class Outer:
    class Inner:
        v = 1

        def get(self):
            return self.v

    def make(self):
        return Outer.Inner()


def factory(n):
    class Local:
        value = n

        def get(self):
            return self.value + n

    return Local


print(Outer().make().get(), Outer.Inner.v, factory(5)().get(), factory(1) is factory(1))
