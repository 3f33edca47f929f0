# SPDX-License-Identifier: MIT
# OverflowError: raised by the language, caught by itself and by its bases.
for base in (OverflowError, ArithmeticError, Exception, BaseException):
    try:
        int(float("inf"))
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        int(float("inf"))
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except OverflowError:
    print("outside")
e = OverflowError("a", 1)
print(e.args, repr(e), str(OverflowError()), issubclass(OverflowError, Exception))
class Own(OverflowError):
    pass
try:
    raise Own("own")
except OverflowError as e:
    print(type(e).__name__, e.args)
