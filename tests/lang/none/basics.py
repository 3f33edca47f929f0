# SPDX-License-Identifier: MIT
# None is one object, false and equal to itself only.
print(None, repr(None), None is None, None == None, bool(None), type(None).__name__)
print(None == 0, None == False, None == "", None != 0)


def nothing():
    pass


def bare():
    return


print(nothing(), bare(), nothing() is None)
print({None: 1}[None], [None] * 2, None in [1, None])
