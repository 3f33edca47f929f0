# SPDX-License-Identifier: MIT
# One class that is iterator, container, context manager and callable.
class Everything:
    def __init__(self, n):
        self.n = n

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.n = 0

    def __iter__(self):
        return iter(range(self.n))

    def __len__(self):
        return self.n

    def __contains__(self, x):
        return x < self.n

    def __call__(self, k):
        return self.n * k

    def __getitem__(self, i):
        return i * 100


with Everything(3) as e:
    print(list(e), len(e), 2 in e, 5 in e, e(10), e[7], bool(e))
print(list(e), bool(e))
