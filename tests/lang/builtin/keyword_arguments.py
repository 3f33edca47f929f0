# SPDX-License-Identifier: MIT
# Arguments that programs give by their names.
print("a", "b", flush=True, sep="-", end=".\n")
print("a b c".split(maxsplit=1), "a,b,c".split(sep=",", maxsplit=1), "a b c".rsplit(maxsplit=1), b"a b".split(sep=b" "))
print("a\nb".splitlines(True), "a\nb".splitlines(False))


class Both:
    x = property(lambda self: 5)
    y = property(lambda self: 6, None, None, "six")


print(Both().x, Both().y, __debug__)
