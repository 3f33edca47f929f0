# SPDX-License-Identifier: MIT
# StopIteration: raised by the language, caught by itself and by its bases.
for base in (StopIteration, Exception, BaseException):
    try:
        next(iter([]))
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        next(iter([]))
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except StopIteration:
    print("outside")
e = StopIteration("a", 1)
print(e.args, repr(e), str(StopIteration()), issubclass(StopIteration, Exception))
class Own(StopIteration):
    pass
try:
    raise Own("own")
except StopIteration as e:
    print(type(e).__name__, e.args)
