# SPDX-License-Identifier: MIT
# Parts of core/mod/math.c.


def isclose(a, b, rel_tol=1e-9, abs_tol=0):
    return a == b or abs(a - b) <= max(abs(a) * rel_tol, abs(b) * rel_tol, abs_tol) < 1e39  # none is infinite
