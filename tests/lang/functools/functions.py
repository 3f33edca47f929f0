# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# partial, reduce, cmp_to_key, wraps
from functools import cmp_to_key, partial, reduce, update_wrapper, wraps


def show(*args, **keywords):
    return args, sorted(keywords.items())


p = partial(show, 1, 2, x=3)
print(p(), p(4), p(4, x=5, y=6), partial(show)(), p.args, p.keywords, p.func is show)
q = partial(p, 9, x=0, func=7)
print(q(), q.args, q.keywords, q.func is show, callable(q))
print(partial(int, base=2)("101"), list(map(partial(pow, 2), range(4))), partial(partial(max, 3), 2)(1))
try:
    partial(3)
except TypeError:
    print("TypeError")
print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: a * b, [], 5), reduce(max, "hello"), reduce(lambda a, b: a + [b], "ab", []))
try:
    print(reduce(max, []))
except TypeError:
    print("TypeError")
print(sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)), max("b a c".split(), key=cmp_to_key(lambda a, b: (a > b) - (a < b))))
k = cmp_to_key(lambda a, b: a - b)
print(k(1) < k(2), k(1) > k(2), k(1) <= k(1), k(2) >= k(3), k(2) == k(2), k(1) != k(2))


def twice(f):
    @wraps(f)
    def inner(*args):
        return f(*args) * 2

    return inner


@twice
def three(x):
    return 3 * x


print(three(5), update_wrapper(three, show) is three)
