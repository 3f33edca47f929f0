# SPDX-License-Identifier: MIT
# An __index__ that changes the sequence it is an index of: it is asked before the length is looked at.
class Index:
    def __init__(self, change, value):
        self.change = change
        self.value = value

    def __index__(self):
        self.change()
        return self.value


def attempt(kind, action):
    s = kind(range(100))
    index = Index(s.clear, 5)
    try:
        print(action(s, index), len(s))
    except (IndexError, ValueError) as e:
        print(type(e).__name__, len(s))


def store(s, key, value):
    s[key] = value


def delete(s, key):
    del s[key]


for kind in list, bytearray:
    attempt(kind, lambda s, i: s[i])
    attempt(kind, lambda s, i: len(s[i:50]))
    attempt(kind, lambda s, i: len(s[i:50:2]))
    attempt(kind, lambda s, i: len(s[:i]))
    attempt(kind, lambda s, i: store(s, i, 3))
    attempt(kind, lambda s, i: store(s, slice(i, 50), kind()))
    attempt(kind, lambda s, i: store(s, slice(i, 50), kind(range(70))))
    attempt(kind, lambda s, i: store(s, slice(i, 50, 3), kind(range(15))))
    attempt(kind, lambda s, i: delete(s, i))
    attempt(kind, lambda s, i: delete(s, slice(i, 50)))
    attempt(kind, lambda s, i: delete(s, slice(i, 50, 3)))
    attempt(kind, lambda s, i: delete(s, slice(None, i, -3)))

s = list(range(10))
s.insert(Index(s.clear, 5), 7)
print(s)
s = list(range(10))
grow = Index(lambda: s.extend(range(200)), 5)
print(s[grow], s[grow:8], len(s))
