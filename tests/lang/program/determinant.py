# SPDX-License-Identifier: MIT
# Determinant and product of small matrices.
def determinant(m):
    if len(m) == 1:
        return m[0][0]
    return sum(
        (-1) ** c * m[0][c] * determinant([r[:c] + r[c + 1 :] for r in m[1:]])
        for c in range(len(m))
    )


print(
    determinant([[5]]),
    determinant([[1, 2], [3, 4]]),
    determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]),
)
print(determinant([[3, 1, 0, 2], [4, 1, 2, 0], [0, 5, 1, 1], [2, 2, 3, 4]]))
