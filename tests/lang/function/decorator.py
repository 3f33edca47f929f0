# SPDX-License-Identifier: MIT
# Decorators with and without arguments, stacked, and on methods.
def loud(f):
    def wrapper(*args, **kw):
        print("call", args, kw)
        return f(*args, **kw)

    return wrapper


def times(n):
    def decorate(f):
        def wrapper(x):
            return f(x) * n

        return wrapper

    return decorate


@loud
def add(a, b=0):
    return a + b


@times(2)
@times(3)
def same(x):
    return x


class A:
    @loud
    def m(self=None, k=1):
        return k


print(add(1, b=2), same(5), A.m(k=4))
