# SPDX-License-Identifier: MIT
# A class with one instance.
class Singleton:
    _inst = None
    def __new__(cls, *a):
        if cls._inst is None: cls._inst = object.__new__(cls)
        return cls._inst
    def __init__(self, v=0): self.v = v
print(Singleton(1) is Singleton(2), Singleton(5).v)
