# SPDX-License-Identifier: MIT
# Indentation that fits no block.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    " x = 1",
    "x = 1\n  y = 2",
    "if 1:\n    x = 1\n  y = 2",
    "if 1:\nx = 1",
    "def f():\nreturn 1",
    "if 1:\n    x = 1\n      y = 2",
    "class A:\n    x = 1\n   y = 2",
    "if 1:\n  if 2:\n      x = 1\n    y = 2",
    "for x in y:\n# only a comment",
    "if 1:\n    pass\n else:\n    pass",
    "while 0:\n\n\nx = 1",
    "try:\n    pass\n  except E:\n    pass",
):
    print(repr(source), kind(source))
