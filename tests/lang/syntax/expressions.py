# SPDX-License-Identifier: MIT
# Expressions with parts missing or too many.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "1 +",
    "* 2",
    "x = ",
    "1 2",
    "x y",
    "not",
    "1 if 2",
    "1 if else 2",
    "x = 1 +* 2",
    "x.",
    ".x",
    "x..y",
    "x.1",
    "1 <> 2",
    "1 = = 2",
    "a b c",
    "x[]",
    "x = ()()..",
    "x = 5 5",
    "1 not 2",
    "x = $",
    "x = ?",
    "a ! b",
    "x = `1`",
    "lambda x",
    "lambda: ",
    "lambda 1: 2",
    "(lambda: x = 1)",
    "x = 1,,2",
    "[1,,2]",
    "[,]",
    "(,)",
    "{,}",
    "{1:}",
    "{:1}",
    "{1: 2, 3}",
    "{1, 2: 3}",
    "1 ++",
    "@",
    "~",
    "x = yield = 1",
):
    print(repr(source), kind(source))
