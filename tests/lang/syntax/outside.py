# SPDX-License-Identifier: MIT
# Statements outside the place they belong to.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "return",
    "return 1",
    "if 1:\n    return",
    "class A:\n    return 1",
    "break",
    "continue",
    "if 1: break",
    "yield 1",
    "x = yield",
    "class A:\n    yield 1",
    "yield from x",
    "def f():\n    break",
    "def f():\n    continue",
    "while 1:\n    def f():\n        break",
    "while 1:\n    class A:\n        continue",
    "for x in y: pass\nelse: break",
    "nonlocal x",
    "def f():\n    nonlocal x",
    "def f():\n    nonlocal x\n    x = 1",
    "await x",
    "def f():\n    await x",
    "def f():\n    async for x in y: pass",
    "async with x: pass",
    "async x = 1",
    "class A:\n    nonlocal x",
):
    print(repr(source), kind(source))
