# SPDX-License-Identifier: MIT
# raise of a class makes an instance.
try:
    raise ValueError
except ValueError as e:
    print(repr(e), e.args, isinstance(e, ValueError))
try:
    raise ValueError("text", 5)
except ValueError as e:
    print(e.args[0], e.args[1])
for bad in (5, "text", None, object):
    try:
        raise bad
    except TypeError:
        print("TypeError")
