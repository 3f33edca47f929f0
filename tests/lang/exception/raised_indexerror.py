# SPDX-License-Identifier: MIT
# IndexError: raised by the language, caught by itself and by its bases.
for base in (IndexError, LookupError, Exception, BaseException):
    try:
        [][0]
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        [][0]
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except IndexError:
    print("outside")
e = IndexError("a", 1)
print(e.args, repr(e), str(IndexError()), issubclass(IndexError, Exception))
class Own(IndexError):
    pass
try:
    raise Own("own")
except IndexError as e:
    print(type(e).__name__, e.args)
