# SPDX-License-Identifier: MIT
# Constants that are equal but of different types stay apart.
def f():
    return [1, 1.0, True, 0, 0.0, False, "a", b"a", (1,), (1.0,), (True,), "", b"", None, 2, 2.0]


print(f(), 1, 1.0, True)
print([0.0, -0.0], -0.0, 0.0, (0.0, -0.0), 100, 100.0)
print({1: "a"}, {1.0: "b"}, {True: "c"})
