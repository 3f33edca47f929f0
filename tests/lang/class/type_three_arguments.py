# SPDX-License-Identifier: MIT
# type() makes a class.
A = type("A", (), {"x": 5, "f": lambda self: self.x * 2})
B = type("B", (A,), {"x": 7})
print(A().f(), B().f(), A.__name__, B.__name__, issubclass(B, A), type(A) is type)
