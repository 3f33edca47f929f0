# SPDX-License-Identifier: MIT
# A cache that forgets what was used longest ago.
from collections import OrderedDict
class Cache(OrderedDict):
    def __init__(self, room):
        super().__init__()
        self.room = room
    def read(self, key):
        if key in self:
            self.move_to_end(key)
            return self[key]
        return None
    def write(self, key, value):
        self[key] = value
        self.move_to_end(key)
        if len(self) > self.room:
            self.popitem(last=False)
c = Cache(2)
c.write("a", 1)
c.write("b", 2)
print(c.read("a"), list(c))
c.write("c", 3)
print(c.read("b"), c.read("c"), list(c), c.room)
