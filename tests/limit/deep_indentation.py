# SPDX-License-Identifier: MIT
# A hundred levels of blocks work or raise; the program goes on.
def outcome(header, n):
    source = ""
    for i in range(n):
        source += " " * i + header + "\n"
    source += " " * n + "pass\n"
    try:
        exec(source)
    except (SyntaxError, RuntimeError, MemoryError):
        pass
    return "survived"


for header in ("if 1:", "while 0:", "def f():", "class A:", "for i in ():"):
    print(outcome(header, 60))
