# SPDX-License-Identifier: MIT
# __hash__: keys of dicts and sets; a class with __eq__ alone is unhashable.
class X:
    def __init__(self, v):
        self.v = v
    def __hash__(self):
        return 7
    def __eq__(self, other):
        return self.v == other.v
class E:
    def __eq__(self, other):
        return True
print(hash(X(1)) == hash(X(2)), len({X(1), X(1), X(2)}), {X(1): "a"}[X(1)], X(2) in {X(1): 0})
for wrong in (lambda: hash(E()), lambda: {E(): 1}):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
