# SPDX-License-Identifier: MIT
# math.gamma and math.lgamma: values, large and negative arguments, poles.
import math

for x in 0.25, 0.5, 1, 1.25, 1.5, 2, 2.25, 3.5, 5, 10, 20, 34.5, -0.25, -0.5, -1.5, -2.75, -20.5, 1e-3, -1e-3:
    print(x, "%.5g" % math.gamma(x), "%.5g" % math.lgamma(x))
for x in 35.5, 50, 1e3, 1e6, 1e30, -50.5, -100.25:
    print(x, "%.5g" % math.lgamma(x))
print(math.gamma(float("inf")), math.lgamma(float("inf")), math.lgamma(float("-inf")))
print(math.gamma(float("nan")), math.lgamma(float("nan")), math.gamma(6) == 120, math.lgamma(2) == 0)
for f in math.gamma, math.lgamma:
    for x in 0, -0.0, -1, -1e9, float("-inf"):
        try:
            print(f(x))
        except ValueError as e:
            print("ValueError", e)
