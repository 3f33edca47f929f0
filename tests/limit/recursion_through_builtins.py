# SPDX-License-Identifier: MIT
# Recursion through C code (sort keys, comparisons, repr, getattr) ends, too.
class Endless:
    def __eq__(self, other):
        return other == self

    def __lt__(self, other):
        return other > self

    def __gt__(self, other):
        return other < self

    def __repr__(self):
        return repr(self)

    def __getattr__(self, name):
        return getattr(self, name + "x")

    def __len__(self):
        return len(self)

    def __getitem__(self, key):
        return self[key]

    def __call__(self, *args):
        return self(*args)

    def __add__(self, other):
        return self + other

    def __bool__(self):
        return bool(self)

    def __iter__(self):
        return iter(self)

    def __hash__(self):
        return hash(self)


def sort_again(x):
    return sorted([x, x], key=sort_again)


def map_again(x):
    return list(map(map_again, [x]))


a, b = Endless(), Endless()
tests = (
    lambda: a == b,
    lambda: a < b,
    lambda: repr(a),
    lambda: str(a),
    lambda: a.x,
    lambda: len(a),
    lambda: a[0],
    lambda: a(),
    lambda: a + 1,
    lambda: not a,
    lambda: list(a),
    lambda: {a: 1},
    lambda: sort_again(1),
    lambda: map_again(1),
    lambda: [a] == [b],
    lambda: min(a, b),
)
for test in tests:
    try:
        test()
        print("came back")
    except (RuntimeError, MemoryError):
        print("stopped")
