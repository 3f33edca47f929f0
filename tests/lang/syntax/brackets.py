# SPDX-License-Identifier: MIT
# Brackets that do not match.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "(",
    "[1",
    "{1: 2",
    ")",
    "x = (1]",
    "x = [1)",
    "f(1",
    "x = {1, 2",
    "())",
    "x[1",
    "x = (1,\n2",
    "{1:2]",
):
    print(repr(source), kind(source))
