# SPDX-License-Identifier: MIT
# Errors in class bodies, defaults and decorators leave the name unbound.
def bad(*args):
    raise ValueError(len(args))


try:
    class A:
        x = 1
        y = bad(1)
except ValueError as e:
    print("class", e)
try:
    def f(a=bad()):
        pass
except ValueError as e:
    print("default", e)
try:
    @bad
    def g():
        pass
except ValueError as e:
    print("decorator", e)
print([name in globals() for name in ("A", "f", "g")])
