# SPDX-License-Identifier: MIT
# Strings that do not end, and escapes that are not complete.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    '"abc',
    "'abc",
    '"abc\n"',
    "'''abc",
    '"""abc"',
    'x = "',
    "'a' 'b",
    '"\\x1"',
    '"\\xg0"',
    '"\\u12"',
    '"\\U0001"',
    'b"\\x1"',
    'b"é"',
    'b"a" "b"',
    '"a" b"b"',
    '"a\\',
    'f"{x"',
    'f"{"',
    'f"}"',
    'f"{}"',
    'f"{x!}"',
    'f"{x!z}"',
    'f"{x y}"',
    'f"{x +}"',
    'f"{x:{y}"',
    'f"{1 2}"',
    'f"{)}"',
    'f"{(}"',
    'x"a"',
    'fb"a"',
    'ub"a"',
    'rr"a"',
):
    print(repr(source), kind(source))
