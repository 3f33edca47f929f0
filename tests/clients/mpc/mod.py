# SPDX-License-Identifier: MIT
# All kinds of constants, functions and names, for the test of modules compiled ahead.
import sys
from math import pi
CONST = 12345678901234567890
T = (1, "two words with spaces", (b"bytes", None, 2.5), "name")
def f(a, b=2, *args, kw="x y z", **rest):
    """doc"""
    def inner(x):
        return x + a + b
    return inner(1), args, kw, sorted(rest)
class C:
    attr = "value of some length!"
    def __init__(self, v): self.v = v
    @property
    def twice(self): return self.v * 2
    @classmethod
    def make(cls): return cls(7)
def gen(n):
    try:
        for i in range(n):
            yield i
    finally:
        print("closed")
lam = lambda q, r="dflt": (q, r)
def boom(): raise ValueError("in boom %d" % CONST)
print(__name__, pi > 3, f"{CONST:x} {T!r}")
