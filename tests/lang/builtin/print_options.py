# SPDX-License-Identifier: MIT
# print with sep, end and many kinds of values.
print()
print(1, 2, 3, sep="")
print(1, 2, sep=", ", end="!\n")
print("a", end="")
print("b", "c", sep="\n")
print(*[1, 2], sep="-")
print(None, True, 1.5, "x", b"y", [1], (2,), {3: 4}, sep="|")
print("no newline", end="")
print("", end="\n")
print(sep="x")
for bad in (lambda: print(1, sep=5), lambda: print(1, foo=2)):
    try:
        bad()
    except TypeError:
        print("TypeError")
