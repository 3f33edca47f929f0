# SPDX-License-Identifier: MIT
# A round-robin scheduler over coroutines.
class Yield:
    def __await__(self):
        yield


async def worker(name, n, log):
    for i in range(n):
        log.append(name + str(i))
        await Yield()
    return name


def run(*tasks):
    queue, results = list(tasks), []
    while queue:
        t = queue.pop(0)
        try:
            t.send(None)
            queue.append(t)
        except StopIteration as e:
            results.append(e.value)
    return results


log = []
print(run(worker("a", 3, log), worker("b", 1, log), worker("c", 2, log)), log)
