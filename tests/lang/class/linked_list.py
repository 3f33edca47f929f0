# SPDX-License-Identifier: MIT
# A linked list with several protocols.
class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next


class Linked:
    def __init__(self, items=()):
        self.head = None
        self.n = 0
        for x in items:
            self.push(x)

    def push(self, x):
        self.head = Node(x, self.head)
        self.n += 1

    def __len__(self):
        return self.n

    def __iter__(self):
        node = self.head
        while node:
            yield node.value
            node = node.next

    def reverse(self):
        last = None
        node = self.head
        while node:
            node.next, last, node = last, node, node.next
        self.head = last


ll = Linked("abcd")
print(list(ll), len(ll))
ll.reverse()
print(list(ll), "c" in ll, "".join(ll))
