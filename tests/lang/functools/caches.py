# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# lru_cache, cache, cached_property
from functools import cache, cached_property, lru_cache

calls = []


@lru_cache(maxsize=2)
def f(x, y=0):
    calls.append((x, y))
    return x + y


print([f(1), f(2), f(1), f(3), f(2), f(1), f(1, 0), f(1, y=0), f(1.0)], calls)
print(f.cache_info(), f.cache_parameters(), f.__wrapped__(5))
f.cache_clear()
print(f.cache_info())


@lru_cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(20), fib.cache_info())


@cache
def g(*args, **keywords):
    calls.append("g")
    return args, keywords


del calls[:]
print(g(1, 2), g(1, 2), g(a=1), g(a=1), g(("a", 1)), calls)


@lru_cache(maxsize=0)
def none(x):
    return x


print(none(1), none(1), none.cache_info())


@lru_cache(typed=True)
def typed(x):
    return type(x).__name__


print(typed(1), typed(1.0), typed(True), typed(1), typed.cache_info())
try:
    f([])
except TypeError:
    print("TypeError")


class Square:
    def __init__(self, x):
        self.x = x

    @lru_cache(maxsize=None)
    def plus(self, y):
        calls.append(y)
        return self.x + y

    @cached_property
    def area(self):
        calls.append("area")
        return self.x * self.x


del calls[:]
s = Square(3)
print(s.plus(1), s.plus(1), s.area, s.area, Square(4).area, s.plus(2), Square(5).plus(1), calls)
