# SPDX-License-Identifier: MIT
# What random gives lies where it must, is spread, and is the same for the same seed.
import random


def spread(f, values, n=200):
    got = [f() for i in range(n)]
    return sorted(set(got)) == sorted(values)


print(spread(lambda: random.randrange(5), range(5)), spread(lambda: random.randrange(-3, 3, 2), (-3, -1, 1)))
print(spread(lambda: random.randint(-1, 1), (-1, 0, 1)), spread(lambda: random.choice("abc"), "abc"), random.randint(7, 7))
print(spread(lambda: random.getrandbits(2), range(4)), random.getrandbits(0), spread(lambda: random.randrange(10, 0, -5), (10, 5)))
print(all(0 <= random.getrandbits(32) < 2**32 for i in range(50)), any(random.getrandbits(32) >= 2**31 for i in range(50)))
values = [random.random() for i in range(300)]
print(all(0 <= v < 1 for v in values), min(values) < 0.1, max(values) > 0.9, 0.4 < sum(values) / 300 < 0.6)
values = [random.uniform(-2, 4) for i in range(100)]
print(all(-2 <= v <= 4 for v in values), min(values) < -1, max(values) > 3)
ones = sum([bin(random.getrandbits(32)).count("1") for i in range(100)])
print(1400 < ones < 1800)
items = list(range(20))
random.shuffle(items)
print(sorted(items) == list(range(20)), items != list(range(20)))
for seed in (0, 1, -1, 12345, "text", 2.5):
    random.seed(seed)
    first = [random.getrandbits(16) for i in range(4)]
    random.seed(seed)
    print([random.getrandbits(16) for i in range(4)] == first, len(set(first)) > 1)
random.seed()
a = [random.getrandbits(30) for i in range(3)]
random.seed(None)
print(a != [random.getrandbits(30) for i in range(3)])
for wrong in (lambda: random.randrange(0), lambda: random.randrange(3, 3), lambda: random.randint(2, 1), lambda: random.choice([]),
              lambda: random.randrange(1, 5, 0), lambda: random.getrandbits(-1), lambda: random.randrange(None), lambda: random.choice(5),
              lambda: random.shuffle((1, 2)), lambda: random.uniform("a", 1)):
    try:
        print(wrong())
    except (ValueError, TypeError, IndexError) as error:
        print(type(error).__name__)
random.shuffle([])
