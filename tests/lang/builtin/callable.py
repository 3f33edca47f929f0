# SPDX-License-Identifier: MIT
# What can be called.
class A:
    def m(self):
        pass


class B:
    def __call__(self):
        pass


for x in (print, len, int, A, A().m, A.m, B(), lambda: 0, [].append, A(), 5, "s", None):
    print(callable(x), end=" ")
print()
