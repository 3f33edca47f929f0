# SPDX-License-Identifier: MIT
# Generators make what is asked for, no more.
def count(n=0):
    while True:
        print("make", n)
        yield n
        n += 1
def take(n, it):
    for _ in range(n):
        yield next(it)
print(list(take(3, count())))
squares = (x * x for x in count(5))
print(next(squares), next(squares))
for i, x in zip(range(2), count(9)):
    print(i, x)
