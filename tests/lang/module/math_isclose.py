# SPDX-License-Identifier: MIT
# math.isclose with both tolerances, infinities and nan.
from math import inf, isclose, nan

print(isclose(1, 1), isclose(1, 1.1), isclose(1, 1.1, rel_tol=0.1), isclose(1, 1.1, abs_tol=0.2))
print(isclose(0, 1e-5), isclose(0, 1e-5, abs_tol=1e-4), isclose(-1.0, -1.05, rel_tol=0.1, abs_tol=0.0))
print(isclose(inf, inf), isclose(inf, -inf), isclose(inf, 1), isclose(1, -inf, rel_tol=0.5), isclose(nan, nan), isclose(nan, 1))
print(isclose(1e10, 1.01e10, rel_tol=0.001), isclose(1e10, 1.0001e10, rel_tol=0.001))
try:
    isclose(1, "1")
except TypeError:
    print("TypeError")
