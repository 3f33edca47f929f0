# SPDX-License-Identifier: MIT
# __int__, __float__, __index__: conversions and where an index is wanted.
class N:
    def __int__(self):
        return 4
    def __float__(self):
        return 2.5
class I:
    def __index__(self):
        return 2
class Z:
    pass
print(int(N()), float(N()), int(I()), [1, 2, 3][I()], range(I()), "ab"[:I()], hex(I()))
print(bytes(I()), [0] * I(), bin(I()))
for wrong in (lambda: int(Z()), lambda: float(Z()), lambda: [1][N()]):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__)
