# SPDX-License-Identifier: MIT
# Modules that import modules, ten deep; an error in the innermost leaves none of them behind, and the chain imports when it is mended.
import os
import sys

sys.path.insert(0, "")
made = []


def put(name, text):
    with open(name, "w") as f:
        f.write(text)
    made.append(name)


BODY = "class C:\n    def f(self, x):\n        for i in range(x):\n            if i:\n                return [j for j in (i, %d)]\n\n\nNAME = C().f(3)\n"
for i in range(9):
    put("chain%d.py" % i, "before = %d\nfrom chain%d import depth, NAME as inner\n%sdepth = depth + 1\n" % (i, i + 1, BODY % i))
put("chain9.py", "depth = 1\nNAME = None\nraise ValueError('innermost')\n")
for _ in range(2):
    try:
        import chain0
    except ValueError as e:
        print("ValueError", e, [name for name in sys.modules if name.startswith("chain")])
put("chain9b.py", "")
os.remove("chain9.py")
put("chain9.py", "from chain9b import *\ndepth = 1\nNAME = 'inner'\n")
import chain0
import chain0 as again
from chain4 import before, inner
print(chain0.depth, chain0.inner, before, inner, again is chain0, len([name for name in sys.modules if name.startswith("chain")]))

# Two that import each other: the second sees what the first has so far.
put("left.py", "a = 1\nimport right\nb = right.seen\n")
put("right.py", "import left\nseen = (left.a, hasattr(left, 'b'))\n")
import left
print(left.b)

# A package whose module imports another of it; `from` imports submodules; the value of an import in an expression's midst.
os.mkdir("pack")
put("pack/__init__.py", "from .one import value\n")
put("pack/one.py", "from .two import value as two\nfrom . import three\nvalue = [two, three.x]\n")
put("pack/two.py", "value = 2\n")
put("pack/three.py", "x = 3\n")


def inside():
    from pack import value, three
    import pack.two, pack.one as one
    return value, three.x, pack.two.value, one.value is value


print(inside())
try:
    from pack import four
except ImportError:
    print("ImportError")


class WithImport:
    import pack.three
    x = pack.three.x


def generator():
    for name in ("g1", "g2"):
        put(name + ".py", "print('running', __name__)\nv = __name__ * 2\n")
        yield __import__(name).v
    import g2
    yield g2.v


print(WithImport.x, list(generator()))
for name in made:
    try:
        os.remove(name)
    except OSError:
        pass
