# SPDX-License-Identifier: MIT
# Results of sub-generators add up.
def count(n):
    total = 0
    for i in range(n):
        got = yield i
        total += got or 0
    return total


def main():
    a = yield from count(2)
    b = yield from count(3)
    return a, b


m = main()
print(m.send(None))
try:
    for v in (10, 20, 1, 2, 3):
        print(m.send(v))
except StopIteration as e:
    print("result", e.value)
