# SPDX-License-Identifier: MIT
# Shortest way through a maze.
maze = [
    "S.#.....",
    ".##.###.",
    "....#...",
    ".##.#.#.",
    "...#..#E",
]


def solve(maze):
    for y, row in enumerate(maze):
        if "S" in row:
            start = row.index("S"), y
    seen = {start: None}
    queue = [start]
    while queue:
        x, y = here = queue.pop(0)
        if maze[y][x] == "E":
            path = []
            while here:
                path.append(here)
                here = seen[here]
            return path[::-1]
        for dx, dy in ((1, 0), (0, 1), (-1, 0), (0, -1)):
            x2, y2 = there = x + dx, y + dy
            if (
                0 <= y2 < len(maze)
                and 0 <= x2 < len(maze[0])
                and maze[y2][x2] != "#"
                and there not in seen
            ):
                seen[there] = here
                queue.append(there)


path = solve(maze)
print(len(path), path)
