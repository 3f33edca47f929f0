# SPDX-License-Identifier: MIT
# 5,000 calls of a method that changes an attribute.
class Counter:
    def __init__(self):
        self.n = 0

    def up(self, by):
        self.n += by


c = Counter()
for i in range(5000):
    c.up(2)
print(c.n)
