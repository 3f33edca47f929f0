# SPDX-License-Identifier: MIT
# Breadth-first search and a moving average with deques.
from collections import deque
graph = {"a": "bc", "b": "d", "c": "d", "d": "e", "e": ""}
def path(start, end):
    queue = deque([(start,)])
    while queue:
        way = queue.popleft()
        if way[-1] == end:
            return "".join(way)
        for node in graph[way[-1]]:
            queue.append(way + (node,))
print(path("a", "e"), path("c", "e"), path("e", "a"))
window = deque((), 4)
for value in (4, 8, 6, 2, 10, 0, 4):
    window.append(value)
    print(sum(window) / len(window), end=" ")
print()
