# SPDX-License-Identifier: MIT
# A glider on a small torus.
W = H = 6


def step(cells):
    counts = {}
    for x, y in cells:
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                if dx or dy:
                    key = (x + dx) % W, (y + dy) % H
                    counts[key] = counts.get(key, 0) + 1
    return {k for k, n in counts.items() if n == 3 or n == 2 and k in cells}


cells = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for turn in range(5):
    print(
        "\n".join("".join("#" if (x, y) in cells else "." for x in range(W)) for y in range(H)),
        "\n",
    )
    cells = step(cells)
