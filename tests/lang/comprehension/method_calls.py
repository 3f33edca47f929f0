# SPDX-License-Identifier: MIT
# Comprehensions as arguments and with methods.
print(
    sum([x * x for x in range(5)]),
    max(len(w) for w in "a bcd ef".split()),
    ",".join(str(x) for x in range(4)),
)
print(
    any(x > 3 for x in range(5)),
    all(x < 3 for x in range(5)),
    dict((x, -x) for x in range(3)),
    sorted(-x for x in range(3)),
)
print(list(map(lambda p: p[0] + p[1], [(x, y) for x in "ab" for y in "cd"])), [*(x for x in "xyz")])
