# SPDX-License-Identifier: MIT
# Attributes of class and instance, methods and self.
class Counter:
    step = 1

    def __init__(self, start=0):
        self.n = start

    def up(self):
        self.n += self.step
        return self


a, b = Counter(), Counter(10)
a.up().up()
b.step = 5
b.up()
print(a.n, b.n, Counter.step, a.step, b.step)
Counter.step = 100
print(a.up().n, b.up().n, isinstance(a, Counter), type(a) is Counter, a.__class__ is Counter)
