# SPDX-License-Identifier: MIT
# A state machine from a table of pairs.
class FSM:
    table = {("idle", "coin"): ("ready", "unlock"), ("ready", "push"): ("idle", "lock"), ("ready", "coin"): ("ready", None)}
    def __init__(self): self.state, self.log = "idle", []
    def fire(self, event):
        key = self.state, event
        if key not in self.table: self.log.append("?" + event); return self
        self.state, action = self.table[key]
        if action: getattr(self, action)()
        return self
    def lock(self): self.log.append("L")
    def unlock(self): self.log.append("U")
print(FSM().fire("push").fire("coin").fire("coin").fire("push").log)
