# SPDX-License-Identifier: MIT
# image: all
# imaginary literals, and how a complex number is printed
print(1j, 1J, 0j, 1.5e3J, 0_1j, 1_0.5j, 00j, 012j, 1.j, .5j, 1E-1j, 0e5j)
print(1 + 2j, 1 - 2j, -1 + 2j, 3.5 - 0.25j, 1 + 0j, 0 + 1j)
print(-1j, -0j, -(1 + 2j), 0j - 1j, -0.0 - 1j)
print(1e20j, 1e-7 + 1e16j, 100000.0 + 1000000000000000j)
inf = float("inf")
nan = float("nan")
print(complex(inf, -inf), complex(nan, nan), complex(-inf, 1), complex(0, inf), complex(-0.0, nan))
print(str(2j), repr(1 - 2j), "%s %r" % (1j, 1 + 1j), f"{2 - 1j}", "{}".format(5j))
print([1j, (2j,), {3j: 4j}])


def constants():
    return 2j, 0.5 + 2j, -2j, [2j, 2j]


print(constants(), constants() == constants())
for text in ("0x1j", "1jj", "1j2", "1_j", "1__0j", "0b1j", "1ej", "1e+j", "j"):
    try:
        print(text, eval(text))
    except (SyntaxError, NameError) as e:
        print(text, type(e).__name__)
