# SPDX-License-Identifier: MIT
# image: all
# heapq: the heap's order, item by item
import heapq

seed = 12345


def rand(n):
    global seed
    seed = (seed * 1103515245 + 12345) & 0x7FFFFFFF
    return (seed >> 8) % n


for size in (0, 1, 2, 3, 7, 20):
    items = [rand(50) for i in range(size)]
    heap = items[:]
    print(heapq.heapify(heap), heap)
    pushed = []
    for item in items:
        heapq.heappush(pushed, item)
    print(pushed)
    print([heapq.heappop(heap) for i in range(size)] == sorted(items), heap)

heap = [4, 7, 5]
print(heapq.heapreplace(heap, 1), heap)
print(heapq.heappushpop(heap, 0), heap)
print(heapq.heappushpop(heap, 9), heap)
print(heapq.heappushpop([], 3))

for call in (lambda: heapq.heappop([]), lambda: heapq.heapreplace([], 1), lambda: heapq.heapify([1, "a"])):
    try:
        call()
    except (IndexError, TypeError) as e:
        print(type(e).__name__)

words = "the quick brown fox jumps over the lazy dog".split()
print(heapq.nsmallest(3, words), heapq.nlargest(3, words, key=len), heapq.nlargest(1, iter(words)))
print(heapq.nsmallest(0, words), heapq.nlargest(-2, words), heapq.nsmallest(20, [3, 1, 2], lambda x: -x))


class Task:
    def __init__(self, priority, name):
        self.priority = priority
        self.name = name

    def __lt__(self, other):
        return self.priority < other.priority


tasks = []
for priority, name in ((3, "c"), (1, "a"), (2, "b"), (1, "d")):
    heapq.heappush(tasks, Task(priority, name))
print([heapq.heappop(tasks).name for i in range(4)][2:])
