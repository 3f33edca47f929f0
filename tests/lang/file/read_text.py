# SPDX-License-Identifier: MIT
# A text file is read by characters, lines and as a whole.
with open("a.txt", "w") as f:
    print(f.write("hello\nwörld\n\nlast €"))
with open("a.txt") as f:
    print(repr(f.read(3)), repr(f.readline()), repr(f.read(2)))
    print(repr(f.readline(2)), f.readlines())
    print(repr(f.read()), repr(f.read(5)), repr(f.readline()))
with open("a.txt", "r") as f:
    print(repr(f.read()))
with open("a.txt", "rt") as f:
    print([line for line in f])
print(list(open("a.txt")))
f = open("a.txt")
print(repr(f.read(-1)))
f.close()
