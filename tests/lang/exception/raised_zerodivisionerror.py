# SPDX-License-Identifier: MIT
# ZeroDivisionError: raised by the language, caught by itself and by its bases.
for base in (ZeroDivisionError, ArithmeticError, Exception, BaseException):
    try:
        1 // 0
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        1 // 0
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except ZeroDivisionError:
    print("outside")
e = ZeroDivisionError("a", 1)
print(e.args, repr(e), str(ZeroDivisionError()), issubclass(ZeroDivisionError, Exception))
class Own(ZeroDivisionError):
    pass
try:
    raise Own("own")
except ZeroDivisionError as e:
    print(type(e).__name__, e.args)
