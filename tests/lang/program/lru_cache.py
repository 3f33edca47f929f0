# SPDX-License-Identifier: MIT
# A cache that forgets what was not used longest.
class Cache:
    def __init__(self, size):
        self.size = size
        self.data = {}
        self.hits = 0

    def get(self, key, make):
        if key in self.data:
            self.hits += 1
            value = self.data.pop(key)
        else:
            value = make(key)
            if len(self.data) >= self.size:
                del self.data[next(iter(self.data))]
        self.data[key] = value
        return value


made = []


def make(k):
    made.append(k)
    return k * k


c = Cache(3)
print([c.get(k, make) for k in (1, 2, 3, 1, 4, 2, 1, 4)])
print(made, c.hits, c.data)
