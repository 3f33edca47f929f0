# SPDX-License-Identifier: MIT
# print(): sep and end, nothing, None for them.
print(1, 2, 3)
print("a", sep="-")
print(1, 2, sep="")
print("x", end="!\n")
print(1, 2, sep=None, end=None)
print(*[1, 2], sep=", ")
print("", "a")
print()
try:
    print(1, sep=5)
except TypeError as e:
    print(type(e).__name__)
try:
    print(1, end=b"")
except TypeError as e:
    print(type(e).__name__)
try:
    print(1, nope=2)
except TypeError as e:
    print(type(e).__name__)
