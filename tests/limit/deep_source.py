# SPDX-License-Identifier: MIT
# Source nested far too deep raises; the program goes on.
# .out by hand: CPython takes some of these and refuses others.
def survives(source):
    try:
        exec(source, {"f": lambda a: a})
    except (SyntaxError, RuntimeError, MemoryError):
        pass
    return True


for left, right in ("()", "[]", "{}"):
    print(survives(left * 800 + "1" + right * 800), survives(left * 800))
print(survives("x = " + "f(" * 400 + "1" + ")" * 400))
print(survives("x = " + "-" * 1000 + "1"))
print(survives("x = " + "not " * 400 + "1"))
print(survives("x = " + "lambda: " * 200 + "1"))
print(survives("x = " + "1 if 0 else " * 150 + "2"))
print(survives("x = " + "1 if " * 150 + "2"))
print(survives("x = " + "2 ** " * 300 + "0"))
print(survives("x = 0" + "[0:" * 300 + "]" * 300))
print(survives("x = " + "[0 for x in " * 100))
print(survives("x = f" + "'{" * 100))
print(survives("@" * 500))
print(survives("(" * 300 + "x" + ",)" * 300 + " = 1"))
