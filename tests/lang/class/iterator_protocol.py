# SPDX-License-Identifier: MIT
# __iter__ and __next__ in for, list, unpacking and in.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n <= 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(Countdown(3)), sum(Countdown(5)), 1 in Countdown(3), max(Countdown(4)), [*Countdown(2)])
for x in Countdown(2):
    print(x, end=" ")
a, b, c = Countdown(3)
print(a, b, c, dict(zip(Countdown(2), "ab")))


class Fresh:
    def __iter__(self):
        return iter([1, 2])


f = Fresh()
print(list(f), list(f))
