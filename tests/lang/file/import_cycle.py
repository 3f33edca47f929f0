# SPDX-License-Identifier: MIT
# Two modules that import each other see each other as far as they have run.
import sys


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


write("first.py", "before = 1\nimport second\nafter = 2\ndef f():\n    return second.y\n")
write("second.py", "import first\ny = 3\nprint(hasattr(first, 'before'), hasattr(first, 'after'))\n")
sys.path[:] = ["."]
import first
print(first.f(), first.second.first is first)
