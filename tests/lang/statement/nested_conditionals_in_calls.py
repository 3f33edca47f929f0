# SPDX-License-Identifier: MIT
# Conditional expressions, lambdas and comprehensions inside calls.
f = lambda *a, **k: (a, k)
print(f(1 if 0 else 2, *([3] if 1 else []), k=4 if 0 else 5, **({"m": 6} if 1 else {})))
print(f([x if x else -1 for x in (0, 1)], (lambda: 7)(), not 1, -(2**2), 3 < 4 < 5, "a" "b"))
print((lambda x: (lambda y: x - y))(5)(3), [g(2) for g in [lambda x, n=n: x**n for n in range(4)]])
