# SPDX-License-Identifier: MIT
# image: all
# results of cmath that are exact, signs of zero, and errors
import cmath

print(cmath.sqrt(-1), cmath.sqrt(-4), cmath.sqrt(4), cmath.sqrt(0), cmath.sqrt(3 + 4j), cmath.sqrt(3 - 4j), cmath.sqrt(-3 + 4j))
print(cmath.sqrt(complex(-4, -0.0)), cmath.sqrt(complex(-0.0, 0)), cmath.sqrt(complex(0, -0.0)), cmath.sqrt(2j), cmath.sqrt(-8j))
print(cmath.exp(0), cmath.exp(0j), cmath.log(1), cmath.log10(1), cmath.cos(0), cmath.sin(0), cmath.phase(1), cmath.phase(0))
print(cmath.polar(0), cmath.polar(2), cmath.polar(3 + 4j)[0], cmath.rect(0, 0), cmath.rect(2, 0), cmath.rect(2, -0.0))
inf = float("inf")
print(cmath.sqrt(complex(inf, 1)), cmath.sqrt(complex(1, -inf)), cmath.sqrt(complex(-inf, 1)), cmath.sqrt(complex("nan+infj")))
print(type(cmath.phase(1j)), type(cmath.polar(1j)), type(cmath.sqrt(4)))
for f in (cmath.log, cmath.log10):
    for z in (0, 0j, -0.0):
        try:
            print(f(z))
        except ValueError:
            print("ValueError")
for name in ("sqrt", "exp", "log", "phase", "polar", "sin"):
    for arg in ("1", None, [], b"1"):
        try:
            print(getattr(cmath, name)(arg))
        except TypeError:
            print(name, "TypeError")
for f in (lambda: cmath.rect(1j, 1), lambda: cmath.rect(1), lambda: cmath.sqrt(), lambda: cmath.sqrt(1, 2), lambda: cmath.log(2, "a")):
    try:
        print(f())
    except TypeError:
        print("TypeError")
