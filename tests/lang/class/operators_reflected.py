# SPDX-License-Identifier: MIT
# The right operand is asked when the left does not know.
class R:
    def __radd__(self, o):
        return "radd %s" % o

    def __rsub__(self, o):
        return "rsub %s" % o

    def __rmul__(self, o):
        return "rmul %s" % o

    def __rtruediv__(self, o):
        return "rtruediv %s" % o

    def __rfloordiv__(self, o):
        return "rfloordiv %s" % o

    def __rmod__(self, o):
        return "rmod %s" % o

    def __rpow__(self, o):
        return "rpow %s" % o

    def __rand__(self, o):
        return "rand %s" % o

    def __rlshift__(self, o):
        return "rlshift %s" % o


r = R()
print(1 + r, 2 - r, 3 * r, 4 / r, 5 // r, 6 % r, 7 ** r, 8 & r, 9 << r)
print("s" + r, [1] + r, None + r, 1.5 * r)
