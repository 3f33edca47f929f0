# SPDX-License-Identifier: MIT
# __build_class__ is a builtin function; a class statement's body is no other function's business.
def body():
    pass
A = __build_class__(body, "A")
B = __build_class__(body, "B", A, int)
print(A.__name__, A.__bases__, B.__bases__ == (A, int), B(5) + 1, isinstance(B(), A))
class C(A):
    x = __build_class__(lambda: 5, "Inner")
print(C.x.__name__, callable(__build_class__))
for args in ((), (body,), (1, "A"), (body, 2), (body, "A", 3), ("body", "A"), (lambda x: x, "A")):
    try:
        print(__build_class__(*args))
    except TypeError:
        print("TypeError")
