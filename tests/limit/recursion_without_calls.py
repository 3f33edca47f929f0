# SPDX-License-Identifier: MIT
# Recursion in C that passes no call of a Python function ends in RuntimeError: class bodies, compiled code run by
# eval(), tuples in tuples as exceptions and as types, a yield of a yield.


def class_body():
    class Inner:
        class_body()


def evaluated():
    eval(code)


def nested(depth):
    t = ValueError
    for i in range(depth):
        t = (t,)
    return t


def as_exception():
    try:
        raise ValueError
    except nested(400):
        pass


def as_type():
    isinstance(1, nested(400))


def yields():
    exec("def g():\n yield " + "yield " * 300 + "1\n")


code = compile("evaluated()", "", "eval")
for test in (class_body, evaluated, as_exception, as_type, yields):
    try:
        test()
    except (RuntimeError, MemoryError, SyntaxError, TypeError):
        pass
    print(test.__name__)
print(isinstance(1, nested(3)), isinstance(ValueError(), nested(3)))
