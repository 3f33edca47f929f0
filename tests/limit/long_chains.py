# SPDX-License-Identifier: MIT
# Operators, comparisons, calls and attributes in long rows, which need no depth.
x = 1


class A:
    pass


a = A()
a.a = a
a.f = lambda: a


def run(source):
    try:
        return eval(source)
    except (SyntaxError, RuntimeError, MemoryError) as e:
        return type(e).__name__


print(run("+".join("x" for i in range(100))))
print(run(" and ".join("x" for i in range(100))), run(" or ".join("0" for i in range(100))))
print(run(" < ".join(str(i) for i in range(60))))
print(run("a" + ".a" * 100) is a, run("a" + ".f()" * 50) is a)
print(run("'" + "' '".join("z" for i in range(100)) + "'") == "z" * 100)
