# SPDX-License-Identifier: MIT
# NameError: raised by the language, caught by itself and by its bases.
for base in (NameError, Exception, BaseException):
    try:
        unknown_name
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        unknown_name
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except NameError:
    print("outside")
e = NameError("a", 1)
print(e.args, repr(e), str(NameError()), issubclass(NameError, Exception))
class Own(NameError):
    pass
try:
    raise Own("own")
except NameError as e:
    print(type(e).__name__, e.args)
