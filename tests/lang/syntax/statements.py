# SPDX-License-Identifier: MIT
# Other statements with parts missing or too many.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "del",
    "del x,,y",
    "assert",
    "assert ,",
    "assert x,",
    "assert x, y, z",
    "raise x from",
    "raise from x",
    "raise x, y",
    "pass 1",
    "pass x = 1",
    "break 1",
    "x = 1 y = 2",
    ";",
    "x = 1;; y = 2",
    "x: ",
    ": int",
    "x: int: int",
    "1: int",
    "(a, b): int",
    "@\ndef f(): pass",
    "@x",
    "@x\ny = 1",
    "@x y\ndef f(): pass",
    "with x y: pass",
    "with x as y as z: pass",
    "print 1",
    'exec "x"',
    'raise E, "x"',
    "x += ",
    "x += y = 1",
    "x++",
    "x = y += 1",
    "return = 1",
    "if = 1",
    "x = class",
    "def = 1",
    "lambda = 1",
    "in = 1",
    "x is",
    "x not y",
    "x in",
    "async",
    "async def",
    "import = 5",
    "for x in y",
    "while",
    "if",
    "def",
    "class",
    "\\ x",
    "x = 1 \\ 2",
    "x = \\",
):
    print(repr(source), kind(source))
