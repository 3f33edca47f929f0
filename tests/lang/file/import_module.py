# SPDX-License-Identifier: MIT
# A module is found on sys.path, runs once, and stays in sys.modules.
import sys


def write(name, text):
    with open(name, "w") as f:
        f.write(text)


write("one.py", "print('running', __name__)\nvalue = 1\ndef f():\n    return value\n")
sys.path[:] = ["."]
import one
import one as again
from one import f, value as v
print(one is again, f(), v, one.f(), sys.modules["one"] is one)
one.value = 5
print(f(), v)
from one import *
print(value)
del sys.modules["one"]
import one
print(one.value, again.value)
for name in ("nothere", "one.part"):
    try:
        __import__(name)
    except ImportError as error:
        print("ImportError")
