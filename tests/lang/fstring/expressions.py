# SPDX-License-Identifier: MIT
# Any expression inside the braces.
x, y = 3, 4
d = {"a": 1}
l = [10, 20]
print(f"{x} {y} {x + y} {x * y} {(x, y)} {[x, y]} {x == y}")
print(f"{d['a']} {l[1]} {l[-1:]} {len(l)} {max(x, y)} {'str'} {x if x > y else y}")
print(f"{'a' + 'b'}{f'{x}'}{(lambda n: n * 2)(x)}")
print(f"{ x }", f"{x}{y}", f"", f"no braces")
