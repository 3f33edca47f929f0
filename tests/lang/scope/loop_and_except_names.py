# SPDX-License-Identifier: MIT
# Names bound by for, with, import, def and class are ordinary locals.
def f():
    for i in range(2):
        pass
    import sys
    def g(): return "g"
    class C: v = "c"
    try:
        1 // 0
    except ZeroDivisionError as e:
        name = type(e).__name__
    return i, sys.byteorder, g(), C.v, name


print(f())
for name in ("i", "sys", "g", "C"):
    print(name in globals())
