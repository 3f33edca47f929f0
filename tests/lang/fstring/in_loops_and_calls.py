# SPDX-License-Identifier: MIT
# f-strings as arguments, keys, defaults and in loops.
d = {f"k{i}": f"{i:02d}" for i in range(3)}
print(d, d[f"k{1}"], f"{d!r:>40}", len(f"{'x' * 5}"))


def f(a, b=f"{1 + 1}"):
    return f"{a}{b}{f'{a}' * 2}"


print(f("z"), f(f"{3}", f""), "|".join(f"{n:>{w}}" for n, w in ((1, 2), (22, 4))))
print(f"{'nested ' + f'{1}' + ' done'}", f"{{}}{[]}{()}", f"{1,}", f"{ {1: 2}[1] }")
