# SPDX-License-Identifier: MIT
# .out by hand: CPython has no older names.
# A module ux that is nowhere is the module x: MicroPython's older names.
import os
import sys
sys.path.insert(0, "")
with open("xtasks.py", "w") as f:
    f.write("print('runs')\nvalue = [1]\n")
import uxtasks
import xtasks
print(uxtasks is xtasks, uxtasks.__name__, uxtasks.value)
from uxtasks import value
for name in ("uxtask", "u", "uu", "xtasksu", "uuxtasks"):
    try:
        __import__(name)
    except ImportError as e:
        print(e)
os.remove("xtasks.py")
try:
    import uothers
except ImportError as e:
    print(e)
