# SPDX-License-Identifier: MIT
# Hyperbolic functions and their inverses, expm1, log1p, factorial, tau.
import math

inf, nan = math.inf, math.nan
for f in (math.sinh, math.cosh, math.tanh, math.asinh, math.acosh, math.atanh, math.expm1, math.log1p):
    print(f(0.0) if f is not math.acosh else f(1.0))
    for x in (-0.0, 1e-30, -1e-3, 0.25, -0.75, 1.0, -2.0, 3, 20, 80.5, inf, -inf, nan):
        try:
            print("%g: %.5g" % (x, f(x)))
        except ValueError as e:
            print("%g:" % x, e)
for f in (math.asinh, math.acosh, math.log1p):
    print("%.5g %.5g" % (f(1e10), f(3e38)))
for f, x in ((math.acosh, 0.5), (math.acosh, -1e30), (math.atanh, -1.0), (math.atanh, 1.5), (math.atanh, 1e30), (math.log1p, -1)):
    try:
        print(f(x))
    except ValueError as e:
        print(e)
print([math.factorial(n) for n in (0, 1, 2, 5, 12, 25)])
for n in (-1, 2.5, "3"):
    try:
        print(math.factorial(n))
    except (ValueError, TypeError) as e:
        print(type(e).__name__)
print(math.tau == 2 * math.pi, "%.5f" % math.tau)
