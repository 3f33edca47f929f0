# SPDX-License-Identifier: MIT
# A method of files called with something else raises TypeError.
import sys
read = type(sys.stdin).read
for other in (5, "text", [1], type(sys.stdin), None, object()):
    try:
        read(other)
    except TypeError:
        print("TypeError")
f = open("w", "w")
for action in (lambda: f.write(5), lambda: f.write(), lambda: f.seek("x"), lambda: open(1.5)):
    try:
        action()
    except TypeError:
        print("TypeError")
f.close()
