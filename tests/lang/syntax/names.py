# SPDX-License-Identifier: MIT
# global and nonlocal that contradict the function.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "def f(x):\n    global x",
    "def f():\n    x = 1\n    global x",
    "def f():\n    print(x)\n    global x",
    "def f(x):\n    def g(x):\n        nonlocal x",
    "def f():\n    x = 1\n    def g():\n        x = 2\n        nonlocal x",
    "def f():\n    global x\n    def g():\n        nonlocal x",
    "def f():\n    x = 1\n    def g():\n        global x\n        nonlocal x",
    "global",
    "global 1",
    "global x,",
    "global x.y",
    "nonlocal",
    "global x = 1",
    "global x y",
):
    print(repr(source), kind(source))
