# SPDX-License-Identifier: MIT
# List, dict and set comprehensions over 50 items, fifty times.
def run():
    n = 0
    for turn in range(50):
        squares = [x * x for x in range(50) if x & 1]
        index = {x: turn for x in squares}
        last = {x % 10 for x in squares}
        n += len(squares) + len(index) + len(last)
    return n


print(run())
