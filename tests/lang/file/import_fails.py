# SPDX-License-Identifier: MIT
# A module that raises is not kept; the next import runs it anew.
import sys


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


sys.path[:] = ["."]
write("raises.py", "print('runs')\n1 / 0\n")
write("wrong.py", "def f(:\n")
write("partial.py", "x = 1\n")
for turn in range(2):
    try:
        import raises
    except ZeroDivisionError:
        print("ZeroDivisionError", "raises" in sys.modules)
try:
    import wrong
except SyntaxError:
    print("SyntaxError", "wrong" in sys.modules)
try:
    from partial import x, nothere
except ImportError:
    print("ImportError", "partial" in sys.modules)
write("wrong.py", "x = 7\n")
sys.path_importer_cache.clear() if hasattr(sys, "path_importer_cache") else None
import wrong
print(wrong.x)
