# SPDX-License-Identifier: MIT
# Comprehensions and stars that are not well formed.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "[x for]",
    "[x for x]",
    "[x for x in]",
    "[for x in y]",
    "[x for x in y if]",
    "[x if y for]",
    "[x, y for x in z]",
    "{x: y for x}",
    "{**x for x in y}",
    "[*x for x in y]",
    "(x for x in y",
    "{x for x in y: 1}",
    "[x for 1 in y]",
    "[x for x in y for]",
    "[x for x in y else 1]",
    "(*x for x in y)",
    "[x for x in lambda: y if]",
    "*x",
    "(*x)",
    "x = *y",
    "[**x]",
    "(**x)",
    "{*x: 1}",
    "{**x, *y}",
    "print(* *x)",
    "x = (y for y in z, 1)",
    "x = **y",
    "[(x := 1) for x in y]",
    "[x for x.y() in z]",
    "return *x",
    "del *x",
    "if *x: pass",
):
    print(repr(source), kind(source))
