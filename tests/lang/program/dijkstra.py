# SPDX-License-Identifier: MIT
# Cheapest ways in a small graph.
graph = {
    "a": {"b": 7, "c": 3},
    "b": {"d": 2},
    "c": {"b": 1, "d": 8, "e": 2},
    "d": {"f": 1},
    "e": {"d": 4},
    "f": {},
}


def cheapest(graph, start):
    cost = {start: 0}
    todo = set(graph)
    while todo:
        reachable = [n for n in todo if n in cost]
        if not reachable:
            break
        here = min(reachable, key=lambda n: (cost[n], n))
        todo.discard(here)
        for there, c in graph[here].items():
            if there not in cost or cost[here] + c < cost[there]:
                cost[there] = cost[here] + c
    return cost


print(sorted(cheapest(graph, "a").items()))
print(sorted(cheapest(graph, "d").items()))
