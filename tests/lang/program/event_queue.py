# SPDX-License-Identifier: MIT
# A simulation with a sorted queue of events.
class Simulation:
    def __init__(self):
        self.now = 0
        self.queue = []
        self.serial = 0

    def after(self, delay, f, *args, **kw):
        self.serial += 1
        self.queue.append((self.now + delay, self.serial, f, args, kw))
        self.queue.sort(key=lambda e: e[:2])

    def run(self, until):
        while self.queue and self.queue[0][0] <= until:
            self.now, _, f, args, kw = self.queue.pop(0)
            f(*args, **kw)


sim = Simulation()


def blink(name, period, left=3):
    print(sim.now, name)
    if left > 1:
        sim.after(period, blink, name, period, left=left - 1)


sim.after(0, blink, "red", 4)
sim.after(0, blink, "green", 3, left=4)
sim.run(8)
print(sim.now, len(sim.queue))
