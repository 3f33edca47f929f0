# SPDX-License-Identifier: MIT
# A ring buffer and its average.
class Ring:
    def __init__(self, n):
        self.data = [0] * n
        self.at = self.used = 0

    def add(self, x):
        self.data[self.at] = x
        self.at = (self.at + 1) % len(self.data)
        self.used = min(self.used + 1, len(self.data))

    def __iter__(self):
        start = self.at - self.used
        for i in range(self.used):
            yield self.data[(start + i) % len(self.data)]

    def average(self):
        return sum(self) / self.used if self.used else None


r = Ring(4)
print(r.average())
for x in (4, 8, 6, 2, 10, 14):
    r.add(x)
    print(list(r), r.average())
