# SPDX-License-Identifier: MIT
# Recursion with several arguments.
def hanoi(n, a, b, c, moves):
    if n:
        hanoi(n - 1, a, c, b, moves)
        moves.append(a + c)
        hanoi(n - 1, b, a, c, moves)
    return moves


moves = hanoi(4, "A", "B", "C", [])
print(len(moves), moves[:5], moves[-1])
