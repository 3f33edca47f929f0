# SPDX-License-Identifier: MIT
# A menu with special methods.
class Menu:
    def __init__(self, title, *items): self.title, self.items, self.pos = title, list(items), 0
    def __iter__(self):
        for i, item in enumerate(self.items): yield ("> " if i == self.pos else "  ") + str(item)
    def __lshift__(self, n): self.pos = (self.pos - n) % len(self.items); return self
    def __rshift__(self, n): return self << -n
    def __contains__(self, x): return any(str(i) == x for i in self.items)
    def __len__(self): return len(self.items)
    def __str__(self): return "\n".join([self.title, *self])
print(Menu("Main", "Start", "Stop", 3) >> 1, "Stop" in Menu("x", "Stop"), len(Menu("e")), bool(Menu("e")))
