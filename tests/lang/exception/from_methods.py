# SPDX-License-Identifier: MIT
# Exceptions raised by operator methods, iterators and properties.
class A:
    def __add__(self, o):
        raise ValueError("add")

    def __getitem__(self, k):
        raise ValueError("getitem")

    def __iter__(self):
        raise ValueError("iter")

    def __eq__(self, o):
        raise ValueError("eq")

    def __bool__(self):
        raise ValueError("bool")

    @property
    def p(self):
        raise ValueError("property")

    def __str__(self):
        raise ValueError("str")


a = A()
for f in (
    lambda: a + 1,
    lambda: a[0],
    lambda: list(a),
    lambda: a == 1,
    lambda: not a,
    lambda: a.p,
    lambda: str(a),
    lambda: 1 in [a],
    lambda: "%s" % a,
    lambda: print(a),
):
    try:
        f()
    except ValueError as e:
        print(e, end=" ")
print()
