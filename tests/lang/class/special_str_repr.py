# SPDX-License-Identifier: MIT
# __str__ and __repr__: which is used where.
class X:
    def __str__(self):
        return "str"
    def __repr__(self):
        return "repr"
class R:
    def __repr__(self):
        return "only repr"
class B:
    def __str__(self):
        return 5
print(X(), [X()], str(X()), repr(X()), "%s %r" % (X(), X()), f"{X()} {X()!r} {X()!s:>6}")
print(str(R()), [R()], {1: X()}, (X(),), "{} {!r}".format(X(), X()))
for wrong in (lambda: str(B()),):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
