# SPDX-License-Identifier: MIT
# A priority queue as a binary heap.
class Heap:
    def __init__(self, items=()):
        self.a = []
        for x in items:
            self.push(x)

    def __len__(self):
        return len(self.a)

    def push(self, x):
        a = self.a
        a.append(x)
        i = len(a) - 1
        while i and a[i] < a[(i - 1) // 2]:
            a[i], a[(i - 1) // 2] = a[(i - 1) // 2], a[i]
            i = (i - 1) // 2

    def pop(self):
        a = self.a
        top, last = a[0], a.pop()
        if a:
            a[0] = last
            i = 0
            while True:
                c = 2 * i + 1
                if c + 1 < len(a) and a[c + 1] < a[c]:
                    c += 1
                if c >= len(a) or a[i] <= a[c]:
                    break
                a[i], a[c] = a[c], a[i]
                i = c
        return top


h = Heap((13 * i % 31, "task%d" % i) for i in range(20))
while h:
    print(h.pop(), end=" ")
print()
