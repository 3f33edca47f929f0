# SPDX-License-Identifier: MIT
# AttributeError: raised by the language, caught by itself and by its bases.
for base in (AttributeError, Exception, BaseException):
    try:
        (5).x
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        (5).x
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except AttributeError:
    print("outside")
e = AttributeError("a", 1)
print(e.args, repr(e), str(AttributeError()), issubclass(AttributeError, Exception))
class Own(AttributeError):
    pass
try:
    raise Own("own")
except AttributeError as e:
    print(type(e).__name__, e.args)
