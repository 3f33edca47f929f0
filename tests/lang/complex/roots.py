# SPDX-License-Identifier: MIT
# image: all
# powers that are not whole: of complex numbers, and of negative ones, where the result is complex


def show(z):
    print(type(z).__name__, "%.3f %.3f" % (z.real + 0.00001, z.imag + 0.00001))


show((-8)**0.5)
show((-8)**(1 / 3))
show((-2.0)**-1.5)
show(pow(-4, 0.5))
x = -9
x **= 0.5
show(x)
show((-1) ** 1e-3)
show((3 + 4j)**0.5)
show((3 + 4j)**-0.5)
show(2**1j)
show(1j**1j)
show((1 + 1j)**(1 - 1j))
show((-1 + 0j)**0.5)
show(0.5**(2 - 1j))
show((1 + 2j)**2.5)
show((0.9 + 0.1j)**101)
print((-8)**2, (-8.0)**3, (-2)**-1, 8**0.5 > 2.8, (-0.0)**0.5, -2.0**2)
print((-1)**float("inf"), (-2.0)**float("-inf"))
for a, b in ((0j, -1), (0j, 1j), (0, 1j), (0j, -0.5), (0j, 1 + 1j)):
    try:
        print(a**b)
    except ZeroDivisionError:
        print(a, b, "ZeroDivisionError")
import math

for f in (lambda: math.pow(-8, 0.5), lambda: math.sqrt(-1)):
    try:
        print(f())
    except ValueError:
        print("ValueError")
