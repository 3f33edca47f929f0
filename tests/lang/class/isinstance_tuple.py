# SPDX-License-Identifier: MIT
# isinstance and issubclass with tuples of classes.
class A:
    pass


class B(A):
    pass


print(
    isinstance(B(), (int, A)),
    isinstance(5, (str, int)),
    isinstance("a", (int, (str, list))),
    isinstance(A(), B),
)
print(
    issubclass(B, (int, A)),
    issubclass(bool, int),
    issubclass(A, object),
    isinstance(5, object),
    issubclass(B, B),
)
for f in (lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: isinstance(1, [int])):
    try:
        f()
    except TypeError:
        print("TypeError")
