# SPDX-License-Identifier: MIT
# Instances that are called.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, *args, k=0):
        return self.n + sum(args) + k


a = Adder(10)
print(a(), a(1, 2), a(1, k=5), callable(a), list(map(a, [1, 2])), sorted([3, 1], key=Adder(0)))
