# SPDX-License-Identifier: MIT
# Periodic and single timers in simulated time.
class Timer:
    tasks = []
    def __init__(self, period, cb, once=False): self.period, self.cb, self.once, self.next = period, cb, once, period; Timer.tasks.append(self)
    @staticmethod
    def run(until):
        out = []
        for now in range(until):
            for t in list(Timer.tasks):
                if now >= t.next:
                    out.append((now, t.cb())); t.next += t.period
                    if t.once: Timer.tasks.remove(t)
        return out
Timer(3, lambda: "a"); Timer(4, lambda: "b", once=True); print(Timer.run(10))
