# SPDX-License-Identifier: MIT
# print() writes to a file, piece by piece.
import sys
with open("p", "w") as f:
    print("a", 1, [2.5], file=f)
    print("b", end="", file=f)
    print(file=f, end="|")
    f.flush()
print(repr(open("p").read()))
print("seen", file=sys.stdout)
print(sys.stdout.write("wörd\n"))
