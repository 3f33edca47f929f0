# SPDX-License-Identifier: MIT
# Targets that cannot be assigned to.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "1 = x",
    "x + 1 = 2",
    "f() = 1",
    "(a, 1) = 2",
    '[a, "b"] = 1',
    "None = 1",
    "True = 2",
    '"a" = 1',
    "a, b += 1",
    "(a) += 1, = 2",
    "f() += 1",
    "1 += 1",
    "x = 1 = y",
    "lambda: 1 = 2",
    "a if b else c = 1",
    "*a, *b = c",
    "*a = 1",
    "for 1 in x: pass",
    "for f() in x: pass",
    "with x as 1: pass",
    "del 1",
    "del f()",
    "del x + 1",
    "del (a, 1)",
    "a < b = 1",
    "(x := 1) = 2",
    "x := 1",
    "-x = 1",
    "[x for x in y] = 1",
    "a and b = 1",
    "... = 1",
    "import x as 1",
    "import x as y.z",
    "for None in x: pass",
    "def None(): pass",
    "class True: pass",
    "def f(None): pass",
    "f(True=1)",
    "import None",
    "del None",
):
    print(repr(source), kind(source))
