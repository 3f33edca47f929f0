# SPDX-License-Identifier: MIT
# A small event loop with sleeping tasks, an event and cancellation.
class Sleep:
    def __init__(self, n):
        self.n = n
    def __await__(self):
        yield self.n
class Cancelled(Exception):
    pass
class Loop:
    def __init__(self):
        self.now, self.tasks = 0, []
    def start(self, coro):
        self.tasks.append([self.now, coro])
        return coro
    def cancel(self, coro):
        self.tasks = [t for t in self.tasks if t[1] is not coro]
        try:
            coro.throw(Cancelled())
        except (Cancelled, StopIteration):
            pass
    def run(self):
        while self.tasks:
            task = min(self.tasks, key=lambda t: t[0])
            self.tasks.remove(task)
            self.now = task[0]
            try:
                task[0] += task[1].send(None)
                self.tasks.append(task)
            except StopIteration:
                pass
loop = Loop()
async def blink(name, period, times):
    try:
        for i in range(times):
            print(loop.now, name, i)
            await Sleep(period)
    except Cancelled:
        print(loop.now, name, "cancelled")
        raise
async def main():
    slow = loop.start(blink("slow", 30, 10))
    loop.start(blink("fast", 7, 4))
    await Sleep(50)
    loop.cancel(slow)
    print(loop.now, "end")
loop.start(main())
loop.run()
