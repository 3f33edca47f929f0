# SPDX-License-Identifier: MIT
# A malformed source leaves nothing behind; the next one compiles.
for turn in range(3):
    for bad in (
        "def f(:\n  pass",
        "x = [1, (2",
        "'''",
        "class A:\n  def f(self):\n    x = (",
        "if 1:\n  y = 1\n z = 2",
    ):
        try:
            exec(bad, {})
            print("accepted")
        except SyntaxError:
            pass
    ns = {}
    exec("def f(a, *b, c=3):\n    return [a, b, c]\nx = f(1, 2)", ns)
    print(ns["x"])
