# SPDX-License-Identifier: MIT
# A method of a module may nest its parentheses as deep as drivers that compensate a sensor do.
import os
import sys

sys.path.insert(0, "")
DEPTH = 12
with open("nested.py", "w") as f:
    f.write("class Sensor:\n    def read(self, h):\n        if h:\n            x = " + "(" * DEPTH + "h")
    for i in range(DEPTH):
        f.write(" + %d)" % i)
    f.write("\n            return x, (((((h << 2) - (h << 1) - (h * 3)) + 16384) >> 15) * (((((((h * h) >> 10) *\n"
            "             (((h * 3) >> 11) + 32768)) >> 10) + 2097152) * h + 8192) >> 14))\n")
from nested import Sensor
print(Sensor().read(7))
os.remove("nested.py")
# what begins in parentheses and is no value alone
def g():
    x = (yield)
    y = (yield x),
    yield (y)
i = g()
print(next(i), i.send(1), i.send(2))
a = [1, 2]
print((*a, 3), (*a,), (1,), (), ((1)), ((1,),), (1, 2, *a), sum(x * 2 for x in (a)), list((x for x in a if (x))))
(p), (q, (r)), *s = 1, (2, 3), 4, 5
print(p, q, r, s, (t := 5), ((u := 6), t), (lambda: (1, (2)))(), (lambda x=(3): (x))())
[(p), (q)] = (q), (p)
((p, q)) = p, q
print(p, q, f"{(p, q)} {(p)}", (p if (q) else r), (not (p)), -(-(p)), ((p)) ** ((2)), ((a))[(0)], (print)(("end")))
for bad in ("(1", "(1 2)", "(", "(1,,)", "(*a)", "((*a))", "(x=1)", "((1, 2)", "(yield)", "(1) = 2", "(f()) = 2", "(a, 1) = 2", "((a) for)"):
    try:
        exec(bad)
        print("accepted", bad)
    except SyntaxError:
        pass
