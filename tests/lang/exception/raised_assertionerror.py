# SPDX-License-Identifier: MIT
# AssertionError: raised by the language, caught by itself and by its bases.
for base in (AssertionError, Exception, BaseException):
    try:
        exec("assert 0")
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        exec("assert 0")
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except AssertionError:
    print("outside")
e = AssertionError("a", 1)
print(e.args, repr(e), str(AssertionError()), issubclass(AssertionError, Exception))
class Own(AssertionError):
    pass
try:
    raise Own("own")
except AssertionError as e:
    print(type(e).__name__, e.args)
