# SPDX-License-Identifier: MIT
# A text adventure: commands are methods.
class Room:
    def __init__(self, name, **exits): self.name = name; self.exits = exits; self.items = []
    def __str__(self): return f"{self.name} ({', '.join(sorted(self.exits)) or 'no exits'})"
class Game:
    def __init__(self):
        self.rooms = {"hall": Room("Hall", north="kitchen"), "kitchen": Room("Kitchen", south="hall", down="cellar"), "cellar": Room("Cellar")}
        self.rooms["kitchen"].items += ["knife", "lamp"]
        self.at = "hall"; self.bag = set(); self.done = False
    def do(self, line):
        cmd, _, arg = line.strip().lower().partition(" ")
        handler = getattr(self, "cmd_" + cmd, None)
        if handler is None: return "I don't know how to " + repr(cmd)
        return handler(arg) if arg else handler()
    def cmd_go(self, where="nowhere"):
        room = self.rooms[self.at]
        try: self.at = room.exits[where]
        except KeyError: return "You can't go %s." % where
        return "-> " + str(self.rooms[self.at])
    def cmd_take(self, what):
        items = self.rooms[self.at].items
        if what not in items: return "No %s here" % what
        items.remove(what); self.bag.add(what)
        return "Taken: %s" % what
    def cmd_bag(self): return ", ".join(sorted(self.bag)) or "empty"
    def cmd_quit(self): self.done = True; return "Bye"
g = Game()
for line in ["look", "go west", "go north", "take lamp", "take sword", "bag", "go down", "go", "quit"]:
    print(g.do(line), end="; ")
print(g.done)
