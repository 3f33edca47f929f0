# SPDX-License-Identifier: MIT
# TypeError: raised by the language, caught by itself and by its bases.
for base in (TypeError, Exception, BaseException):
    try:
        1 + "a"
    except base as e:
        print(type(e).__name__, isinstance(e, Exception), len(e.args) <= 1)
try:
    try:
        1 + "a"
    except OSError:
        print("not here")
    else:
        print("nor here")
    finally:
        print("finally")
except TypeError:
    print("outside")
e = TypeError("a", 1)
print(e.args, repr(e), str(TypeError()), issubclass(TypeError, Exception))
class Own(TypeError):
    pass
try:
    raise Own("own")
except TypeError as e:
    print(type(e).__name__, e.args)
