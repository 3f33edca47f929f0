# SPDX-License-Identifier: MIT
# Blocks without a body, a colon or a head.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "if x",
    "if x:",
    "if : pass",
    "while : pass",
    "while x pass",
    "for x in : pass",
    "for in y: pass",
    "for x y: pass",
    "for x: pass",
    "else: pass",
    "elif x: pass",
    "try: pass",
    "try:\n pass\nelse:\n pass",
    "except: pass",
    "finally: pass",
    "try:\n pass\nexcept:\n pass\nexcept ValueError:\n pass",
    "try: pass\nexcept A as 1: pass",
    "try: pass\nexcept as e: pass",
    "with: pass",
    "with x as: pass",
    "if x: else: pass",
    "if x: if y: pass",
    "while x: for y in z: pass",
    "x = 1; if x: pass",
    "def f() pass",
    "def f: pass",
    "def (): pass",
    "def f():",
    "class: pass",
    "class A",
    "class A(: pass",
    "if x:\npass",
    "for x in y:\n",
    "if 1: pass\nelse: pass\nelse: pass",
    "if 1: pass\nelse: pass\nelif 2: pass",
    "while 1: pass\nelif 2: pass",
    "if x then y",
):
    print(repr(source), kind(source))
