# SPDX-License-Identifier: MIT
# image: all
# + - * / ** with complex, int, bool and float on either side, and in place
numbers = (1 + 2j, 3 - 4j, -0.5j, 2 + 0j, 0j, 4, -2, True, 0, 0.5, -8.0)
for a in numbers:
    for b in numbers:
        if type(a) is complex or type(b) is complex:
            print(a, b, a + b, a - b, a * b)
powers_of_two = (1 + 1j, 4j, -2 + 0j, 8, 0.5, True, -1 - 1j)
for a in (1 + 2j, 3 - 4j, 5, -2.5, 1j):
    for b in powers_of_two:
        print(a, b, complex(a) / b, a / complex(b))
print((1 + 2j) / (3 + 4j), (2 + 1j) / (4 - 3j))
for n in range(-3, 8):
    print(n, (1 + 1j)**n, 2j**n, (2 + 0j)**n, 1j**float(n), (-1 - 1j)**complex(n))
print(2**(2 + 0j), 0.5**(2 + 0j), 0j**0, 0j**2, 0j**2.5, 0**(1 + 0j), True**1j, pow(2j, 2))
print(-(1 - 2j), +(1 - 2j), -0j, -(-0j), abs(3 - 4j), abs(5 + 12j), abs(0j), abs(-2j))
print(abs(complex("inf+nanj")), abs(complex("nan-infj")), abs(complex("nan+1j")))
print(2.9e30 < abs(1.8e30 + 2.4e30j) < 3.1e30, 4.9e-30 < abs(3e-30 - 4e-30j) < 5.1e-30)
print(bool(0j), bool(-0j), bool(1j), bool(1 + 0j), not 0j, 0j or 5)
z = 1
z += 1j
print(z)
z *= 2
print(z)
z -= 0.5
print(z)
z /= 2j
print(z)
z **= 2
print(z)
print(sum([1j, 2, 3.5, True]), sum([1, 2], 1j), sum([], 0j))
inf = float("inf")
nan = float("nan")
for a in (complex(inf, 1), complex(1, nan), complex(-0.0, -0.0), complex(-inf, -0.0)):
    for b in (1j, complex(0, inf), 2, -0.0, complex(-0.0, -1)):
        print(a, b, a + b, b + a, a - b, b - a, a * b, b * a, b / a if a else None)
