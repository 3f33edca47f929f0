# SPDX-License-Identifier: MIT
# Packages, relative imports, what a package's names are.
import os
import sys


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


os.mkdir("lib")
os.mkdir("lib/pkg")
os.mkdir("lib/pkg/sub")
write("lib/pkg/__init__.py", "print('init', __name__)\nfrom . import a\nfrom .a import value\n")
write("lib/pkg/a.py", "print('a', __name__)\nvalue = 5\n")
write("lib/pkg/sub/__init__.py", "print('sub', __name__)\nfrom ..a import value as v\nfrom .. import a\n"
      "import pkg.a as b\n__all__ = ['q']\nq = v + 1\nz = 9\n_hidden = 3\n")
write("lib/pkg/sub/deep.py", "print('deep', __name__)\nfrom . import q\nfrom .. import value\n")
sys.path[:] = ["lib"]
import pkg
import pkg.sub.deep
print(pkg.value, pkg.sub.q, pkg.sub.deep.value, pkg.sub.b is pkg.a)
from pkg.sub import *
print(q, "z" in globals(), "_hidden" in globals())
from pkg import sub, a as alias
print(sub.__name__, alias.value, pkg.__name__)
import pkg.sub as s
print(s is sub)
