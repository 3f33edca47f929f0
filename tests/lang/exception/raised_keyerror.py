# SPDX-License-Identifier: MIT
# KeyError: raised by the language, caught by itself and by its bases.
for base in (KeyError, LookupError, Exception, BaseException):
    try:
        {}["k"]
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        {}["k"]
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except KeyError:
    print("outside")
e = KeyError("a", 1)
print(e.args, repr(e), str(KeyError()), issubclass(KeyError, Exception))
class Own(KeyError):
    pass
try:
    raise Own("own")
except KeyError as e:
    print(type(e).__name__, e.args)
