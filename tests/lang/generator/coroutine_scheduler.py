# SPDX-License-Identifier: MIT
# Generators as tasks, round robin.
def task(name, n):
    for i in range(n):
        print(name, i)
        yield


def run(tasks):
    while tasks:
        t = tasks.pop(0)
        try:
            next(t)
            tasks.append(t)
        except StopIteration:
            pass


run([task("a", 3), task("b", 1), task("c", 2)])
print("idle")
