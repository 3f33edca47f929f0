# SPDX-License-Identifier: MIT
# image: all
# == and hash agree with int and float; there is no order
print(2 + 0j == 2, 2 == 2 + 0j, 2j == 2, 1 + 2j == 1 + 2j, 1 + 2j != 1 - 2j, 0.5 + 0j == 0.5, 0j == False, 1 == 1 + 0j)
print(1j == "a", 1j != [], None == 1j, 1j == 1j, 0j == -0j, complex("nan") == complex("nan"))
print(16777217 == 16777216 + 0j, 16777216 + 0j == 16777216, 10**45 == 1j, 1j != 10**45)
print(hash(2 + 0j) == hash(2), hash(0.5 + 0j) == hash(0.5), hash(1 + 2j) == hash(1 + 2j), hash(0j) == hash(-0j))
table = {1: "one", 2j: "two j", 0.5: "half"}
print(table[1 + 0j], table[2j], table[0.5 + 0j], table.get(1j))
print(len({0j, 0, 0.0, False, 1j, 1j + 0}), 1j in [0, 1j], [1, 1j, 2].index(1j), (1, 1j, 1 + 0j).count(1))
for op in ("<", ">", "<=", ">="):
    for a, b in (("1j", "1"), ("1", "1j"), ("1j", "1j"), ("1.5", "2j"), ("'a'", "1j")):
        try:
            print(eval(a + op + b))
        except TypeError:
            print(a, op, b, "TypeError")
for f in (sorted, min, max):
    try:
        print(f([2, 1j]))
    except TypeError:
        print("TypeError")
