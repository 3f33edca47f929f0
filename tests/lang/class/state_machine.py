# SPDX-License-Identifier: MIT
# States as methods in a table.
class Light:
    order = {"red": "green", "green": "yellow", "yellow": "red"}

    def __init__(self):
        self.state = "red"
        self.handlers = {"tick": self.on_tick, "reset": self.on_reset}

    def on_tick(self):
        self.state = self.order[self.state]

    def on_reset(self):
        self.state = "red"

    def handle(self, event):
        self.handlers.get(event, lambda: print("ignored", event))()
        return self.state


m = Light()
print([m.handle(e) for e in ("tick", "tick", "nonsense", "tick", "tick", "reset")])
