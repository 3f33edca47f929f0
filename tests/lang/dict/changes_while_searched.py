# SPDX-License-Identifier: MIT
# __hash__ and __eq__ of a key may fill and empty the dict that is being searched; the search goes on in what was there.


class Key:
    def __init__(self, on_hash, on_eq):
        self.on_hash = on_hash
        self.on_eq = on_eq

    def __hash__(self):
        if self.on_hash:
            fill()
        return 1001

    def __eq__(self, other):
        if self.on_eq:
            old.on_eq = self.on_eq = False
            d.pop(old, None)
            fill()
        return False


def fill():
    for i in range(20):
        d[i] = i
    kept.extend([[-1] * n for n in (4, 5, 6, 6, 6)])


def attempt(action):
    global d, kept
    kept = []
    old.on_eq = False
    d = {"a": 1, "b": 2, old: 3}
    del d["a"], d["b"]
    if action != "eq":
        d = {"a": 1, "b": 2}
    old.on_eq = action == "eq"
    key = Key(action != "eq", action == "eq")
    try:
        if action == "pop":
            d.pop(key)
        else:
            print(action, key in d)
    except KeyError:
        print(action, "raised")
    print(sorted(d.values())[-3:], kept == [[-1] * n for n in (4, 5, 6, 6, 6)])


old = Key(False, True)
attempt("eq")
attempt("hash")
attempt("pop")
