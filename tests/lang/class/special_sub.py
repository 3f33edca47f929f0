# SPDX-License-Identifier: MIT
# __sub__, __rsub__, __isub__: who is asked, in which order, and with what.
class V:
    def __init__(self, x):
        self.x = x
    def __repr__(self):
        return "V(%r)" % (self.x,)
    def __sub__(self, other):
        return NotImplemented if isinstance(other, str) else ("left", self.x, getattr(other, "x", other))
    def __rsub__(self, other):
        return ("right", self.x, getattr(other, "x", other))
    def __isub__(self, other):
        self.x = ("in place", self.x, other)
        return self
class W:
    def __repr__(self):
        return "W"
v = w = V(7)
v -= 1
print(v, v is w)
t = V
t = V(2)
t = t - 3
print(t)
u = 4
u -= V(1)
print(u)
print(V(1) - V(2), V(1) - 5, 5 - V(1), [] - V(3), V(1) - W(), W() - V(1))
for wrong in (lambda: V(1) - "no", lambda: "no" - W(), lambda: W() - W()):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
