# SPDX-License-Identifier: MIT
"""A list as a heap: no item is smaller than the one at half its index, so the first is the smallest."""


# The item at `at` goes up, not beyond `top`, to where the one above it is not larger.
def _up(heap, top, at):
    item = heap[at]
    while at > top and item < heap[(at - 1) // 2]:
        heap[at] = heap[(at - 1) // 2]
        at = (at - 1) // 2
    heap[at] = item


# The item at `at` goes down to the end by way of the smaller ones of each pair, then up: this compares less.
def _down(heap, at):
    top = at
    item = heap[at]
    while (child := 2 * at + 1) < len(heap):
        if child + 1 < len(heap) and not heap[child] < heap[child + 1]:
            child += 1
        heap[at] = heap[child]
        at = child
    heap[at] = item
    _up(heap, top, at)


def heapify(heap):
    for at in reversed(range(len(heap) // 2)):
        _down(heap, at)


def heappush(heap, item):
    heap.append(item)
    _up(heap, 0, len(heap) - 1)


def heapreplace(heap, item):
    first = heap[0]
    heap[0] = item
    _down(heap, 0)
    return first


def heappop(heap):
    last = heap.pop()
    return heapreplace(heap, last) if heap else last


def heappushpop(heap, item):
    return heapreplace(heap, item) if heap and heap[0] < item else item


def nsmallest(n, iterable, key=None):
    return sorted(iterable, key=key)[:max(n, 0)]


def nlargest(n, iterable, key=None):
    return sorted(iterable, key=key, reverse=True)[:max(n, 0)]
