# SPDX-License-Identifier: MIT
# close() runs finally blocks.
def g():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


it = g()
next(it)
it.close()
it.close()
print(next(it, "closed"))
g().close()
print("unstarted closed")


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        print("exit")
        raise


s = stubborn()
next(s)
s.close()


def bad():
    try:
        yield 1
    except GeneratorExit:
        yield 2


b = bad()
next(b)
try:
    b.close()
except RuntimeError:
    print("RuntimeError")
