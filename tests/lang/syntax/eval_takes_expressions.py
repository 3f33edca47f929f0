# SPDX-License-Identifier: MIT
# eval refuses statements and rubbish after the expression.
for source in (
    "x = 1",
    "pass",
    "1; 2",
    "",
    "1\n2",
    "if 1: 2",
    "1 2",
    "(1",
    "del x",
    "return 1",
    "x := 1",
):
    try:
        print(eval(source, {"x": 1}))
    except SyntaxError:
        print(repr(source), "SyntaxError")
for source in (
    "1",
    " 1",
    "1 ",
    "1\n",
    "(1,\n2)",
    "1, 2",
    "lambda: 1",
    "[i for i in 'ab']",
    "(x := 5)",
    "# c\n1",
):
    value = eval(source, {})
    print(repr(source), "callable" if callable(value) else value)
