# SPDX-License-Identifier: MIT
# Several generators keep their own state.
def count(name, n):
    for i in range(n):
        yield name + str(i)


gens = [count("a", 3), count("b", 1), count("c", 2)]
while gens:
    for g in list(gens):
        try:
            print(next(g), end=" ")
        except StopIteration:
            gens.remove(g)
print()
