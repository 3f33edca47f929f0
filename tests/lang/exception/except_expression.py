# SPDX-License-Identifier: MIT
# The class in an except clause is any expression, evaluated when needed.
def pick(name):
    print("pick", name)
    return {"v": ValueError, "k": KeyError}[name]


try:
    raise ValueError
except pick("k"):
    print("wrong")
except pick("v"):
    print("right")
try:
    pass
except pick("v"):
    print("not evaluated")
errors = (KeyError, TypeError)
try:
    {}[0]
except errors as e:
    print(repr(e))
