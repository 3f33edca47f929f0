# SPDX-License-Identifier: MIT
# Names that do not exist.
def f():
    return missing


try:
    f()
except NameError as e:
    print(e)
try:
    print(nothing_here)
except NameError as e:
    print(e)
missing = "now defined"
print(f())
del missing
try:
    f()
except NameError:
    print("NameError")
