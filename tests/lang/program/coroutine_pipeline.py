# SPDX-License-Identifier: MIT
# Coroutines that receive, filter and collect.
def coroutine(f):
    def start(*args):
        c = f(*args)
        next(c)
        return c

    return start


@coroutine
def collect(into):
    try:
        while True:
            into.append((yield))
    except GeneratorExit:
        into.append("closed")


@coroutine
def only(condition, target):
    while True:
        x = yield
        if condition(x):
            target.send(x)


@coroutine
def both(*targets):
    while True:
        x = yield
        for t in targets:
            t.send(x)


evens, big = [], []
e, b = collect(evens), collect(big)
source = both(only(lambda x: x % 2 == 0, e), only(lambda x: x > 5, b))
for x in range(10):
    source.send(x)
e.close()
b.close()
print(evens, big)
