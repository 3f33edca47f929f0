# SPDX-License-Identifier: MIT
# Matrices with operators.
class Matrix:
    def __init__(self, rows): self.rows = [list(r) for r in rows]
    @classmethod
    def identity(cls, n): return cls([[1 if i == j else 0 for j in range(n)] for i in range(n)])
    def __matmul__(self, o): return Matrix([[sum(a * b for a, b in zip(r, c)) for c in zip(*o.rows)] for r in self.rows])
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __add__(self, o): return Matrix([[a + b for a, b in zip(r, s)] for r, s in zip(self.rows, o.rows)])
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __setitem__(self, ij, v): self.rows[ij[0]][ij[1]] = v
    def __eq__(self, o): return self.rows == o.rows
    def transpose(self): return Matrix(zip(*self.rows))
    def __repr__(self): return "Matrix(%r)" % (self.rows,)
    def det(self):
        if len(self.rows) == 1: return self[0, 0]
        return sum((-1) ** j * self[0, j] * Matrix([r[:j] + r[j+1:] for r in self.rows[1:]]).det() for j in range(len(self.rows)))
m = Matrix([[1, 2], [3, 4]])
print(m @ m, 2 * m, m + Matrix.identity(2), m.transpose(), m.det(), Matrix([[2, 0, 1], [1, 3, 2], [1, 1, 1]]).det(), m @ Matrix.identity(2) == m)
m[0, 1] = 9; print(m[0, 1], m)
