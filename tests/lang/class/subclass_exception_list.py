# SPDX-License-Identifier: MIT
# Subclasses of builtin types keep the native part.
class Stack(list):
    def push(self, x):
        self.append(x)

    def top(self):
        return self[-1]


class Default(dict):
    def __missing__(self, key):
        return "none"

    def add(self, k):
        self[k] = self.get(k, 0) + 1
        return self


s = Stack()
s.push(1)
s.push(2)
print(s, s.top(), len(s), s.pop(), isinstance(s, list), s == [1], [x for x in s])
d = Default()
print(d.add("a").add("b").add("a"), len(d), "a" in d)
