# SPDX-License-Identifier: MIT
# The first entry of sys.path that has it wins; a directory stands before a file of the same name.
import os
import sys
for folder in ("p", "q", "q/both", "q/space"):
    os.mkdir(folder)
for name in ("p/here", "q/here", "q/both", "q/both/__init__", "q/space/inner"):
    with open(name + ".py", "w") as f:
        f.write("where = %r\n" % name)
sys.path[:] = ["p", "q"]
import here
import both
import space.inner
print(here.where, both.where, space.inner.where)
