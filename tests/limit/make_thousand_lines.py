#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes thousand_lines.py beside itself: 1,000 lines, about 19 KB, small functions, all kept.

A module of this size has to compile and run in the heap of a 20 KiB chip. The bodies come from a
few shapes with numbers drawn from the function's index, so the file is the same on every run.
"""

from pathlib import Path

LINES = 1000

HEAD = """\
# SPDX-License-Identifier: MIT
# A module of 1,000 lines compiles and runs in a small heap. Made by make_thousand_lines.py.
"""

# Each body takes one or two arguments; {k} and {m} are small numbers.
SHAPES = [
    """\
def f{i}(first, second={k}):
    value = first * {k} + second
    if value > {m}:
        value -= {m}
    rest = value % {k}
    return value + rest
""",
    """\
def f{i}(first):
    total = 0
    for n in range(first):
        if n % {k} == 1:
            continue
        total += n
    return total
""",
    """\
def f{i}(first):
    digits = []
    while first > 0:
        digits.append(first % {k})
        first //= {k}
    digits.reverse()
    return digits
""",
    """\
def f{i}(first, second=0):
    try:
        value = first // (second - {k})
    except ZeroDivisionError:
        value = -{m}
    return value + {k}
""",
    """\
def f{i}(first):
    if first < {k}:
        level = "low"
    elif first < {m}:
        level = "mid"
    else:
        level = "high"
    return level + str(first)
""",
    """\
def f{i}(first, second=1):
    d = {{"a": first, "b": second}}
    d["sum"] = first + second
    total = len(d) * {k}
    for key in d:
        total += d[key]
    return total ^ {m}
""",
    """\
def f{i}(first):
    def add(n):
        return n + first
    both = [add(n) for n in (1, {k})]
    return sum(both) + {m}
""",
    """\
def f{i}(first, second=2):
    x, y = first, second
    while y:
        x, y = y, x % y
    if x == {k}:
        return None
    return (x, first & {m})
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
