# SPDX-License-Identifier: MIT
# image: all
# cmath, to four digits
import cmath
import math


def show(*numbers):
    print(*["%.4f %.4f" % (n.real + 1e-5, n.imag + 1e-5) if type(n) is complex else "%.4f" % n for n in numbers])


numbers = (1 + 1j, 1 - 2j, -1.5 + 0.5j, -3 - 0.25j, 2.5j, -2j, 2.5, -3, 0.001 + 0.002j, True)
for name in ("exp", "log", "log10", "sqrt", "cos", "sin", "phase"):
    print(name)
    for z in numbers:
        show(getattr(cmath, name)(z))
print("polar")
for z in numbers:
    show(*cmath.polar(z))
    show(cmath.rect(*cmath.polar(z)) - z)
show(cmath.rect(2, 0.5), cmath.rect(-1, 3), cmath.rect(0, 5), cmath.rect(3, 0))
show(cmath.log(8, 2), cmath.log(1j, 1 + 1j), cmath.log(100, 10.0))
show(cmath.e, cmath.pi)
print(cmath.pi == math.pi, cmath.e == math.e)
show(cmath.exp(1j * cmath.pi) + 1)
show(cmath.sin(1j * 0.001) * 1000, cmath.sin(0.25 + 0.5j), cmath.sin(0.25 + 0.4999j))
