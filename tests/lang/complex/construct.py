# SPDX-License-Identifier: MIT
# image: all
# complex() of numbers, texts and objects with __float__; parts; conjugate
print(complex(), complex(1), complex(1.5), complex(True), complex(1, 2), complex(1j), complex(2**20))
print(complex(1j, 1j), complex(1, 2j), complex(2j, 3), complex(1 + 2j, 3 + 4j))
print(complex(1, -0.0), complex(-0.0, 1), complex(-0.0, -0.0))


class Float:
    def __float__(self):
        return 2.5


print(complex(Float()), complex(Float(), Float()), complex(1, Float()))
good = ("1+2j", "1-2j", "-1.5e2-2.5E-1j", "j", "-j", "+j", "1+j", "1-j", "2.5", "-2", "1e+5", "1e+5j", "1e-2+1e-2j",
        " 1+2j ", "(1+2j)", " ( 1-j ) ", "(3)", "1_0+2_0j", "nan", "infj", "-inf-nanj", "infinity+1j", "1J", "\t5\n")
for text in good:
    print(repr(text), complex(text))
bad = ("", " ", "1+2", "1 + 2j", "1 +2j", "1+2 j", "1+ 2j", "+", "()", "(1", "1)", "((1))", "1jj", "1+2j3", "--1j", "+-1j",
       "1++1j", "1e+j", "0x1j", "a", "1+aj", "1_j", "1+2j+3j", "j1", "jj", "1e5e5j", "e")
for text in bad:
    try:
        print(repr(text), complex(text))
    except ValueError:
        print(repr(text), "ValueError")
for args in (("1", 2), (1, "2"), ([],), (None,), (1, None), (1, 2, 3), ({},), (1, [])):
    try:
        print(complex(*args))
    except TypeError:
        print(args, "TypeError")

z = 1.5 - 2j
print(z.real, z.imag, z.conjugate(), z.real == 1.5, type(z.real) is float)
print(1j.real, 1j.imag, (1 + 2j).conjugate(), (-0j).real)
for name in ("real", "imag", "other"):
    try:
        setattr(z, name, 1)
    except AttributeError:
        print(name, "AttributeError")
print(complex, type(1j), isinstance(1j, complex), isinstance(1, complex), isinstance(1j, float), complex.__name__)
for text in ("-0", "0", "1", "-2.5", "inf", "-inf", "nan"):
    for other in ("-0j", "+0j", "+1j", "-2.5j", "+infj", "-infj", "+nanj"):
        w = complex(text + other)
        print(w, repr(complex(str(w))) == repr(w), end=" ")
    print()
