#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes thousand_lines.py beside itself: 1,000 lines, about 19 KB, of small functions that are all kept.

A module of this size has to compile and run in the heap of a 20 KiB chip. The bodies come from a few
shapes with numbers drawn from the function's index, so the file is the same on every run.
"""

from pathlib import Path

LINES = 1000

HEAD = """\
# SPDX-License-Identifier: MIT
# A module of 1,000 lines compiles and runs in a small heap. Made by make_thousand_lines.py.
"""

# Each body takes one or two arguments a and b; {k} and {m} are small numbers.
SHAPES = [
    """\
def f{i}(a, b={k}):
    x = a * {k} + b
    if x > {m}:
        x -= {m}
    y = x % {k}
    return x + y
""",
    """\
def f{i}(a):
    total = 0
    for n in range(a):
        if n % {k} == 1:
            continue
        total += n
    return total
""",
    """\
def f{i}(a):
    out = []
    while a > 0:
        out.append(a % {k})
        a //= {k}
    out.reverse()
    return out
""",
    """\
def f{i}(a, b=0):
    try:
        x = a // (b - {k})
    except ZeroDivisionError:
        x = -{m}
    return x + {k}
""",
    """\
def f{i}(a):
    if a < {k}:
        s = "low"
    elif a < {m}:
        s = "mid"
    else:
        s = "high"
    return s + str(a)
""",
    """\
def f{i}(a, b=1):
    d = {{"a": a, "b": b}}
    d["c"] = a + b
    n = len(d) * {k}
    for key in d:
        n += d[key]
    return n ^ {m}
""",
    """\
def f{i}(a):
    def g(x):
        return x + a
    t = [g(n) for n in (1, {k})]
    return sum(t) + {m}
""",
    """\
def f{i}(a, b=2):
    x, y = a, b
    while y:
        x, y = y, x % y
    if x == {k}:
        return None
    return (x, a & {m})
""",
]

TAIL = """\
sample = [{sample}]
for f in sample:
    print(f.__name__, f(5), f(29))
print(sum(1 for n in globals() if n[0] == "f" and n != "f"))
"""


def function_text(i):
    return SHAPES[i % len(SHAPES)].format(i=i, k=2 + i % 7, m=10 + i * 3 % 50)


def module_text():
    """Functions while they fit, then comment lines up to the tail, which ends on the last line."""
    text = HEAD
    room = LINES - TAIL.count("\n")
    count = 0
    while True:
        more = "\n" + function_text(count)
        if text.count("\n") + more.count("\n") + 1 > room:
            break
        text += more
        count += 1
    while text.count("\n") < room:
        text += "# the last lines call a sample\n"
    names = ", ".join(f"f{i}" for i in range(0, count, 11))
    return text + TAIL.format(sample=names)


if __name__ == "__main__":
    Path(__file__).with_name("thousand_lines.py").write_text(module_text(), encoding="utf-8")
