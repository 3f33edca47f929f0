# SPDX-License-Identifier: MIT
# ValueError: raised by the language, caught by itself and by its bases.
for base in (ValueError, Exception, BaseException):
    try:
        int("x")
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        int("x")
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except ValueError:
    print("outside")
e = ValueError("a", 1)
print(e.args, repr(e), str(ValueError()), issubclass(ValueError, Exception))
class Own(ValueError):
    pass
try:
    raise Own("own")
except ValueError as e:
    print(type(e).__name__, e.args)
