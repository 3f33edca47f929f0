# SPDX-License-Identifier: MIT
# Tuples as records with index names.
NAME, AGE, TAGS = range(3)
people = [("ann", 31, ("a",)), ("bob", 25, ()), ("cid", 31, ("b", "c"))]
print(
    [p[NAME] for p in people if p[TAGS]],
    sum(p[AGE] for p in people),
    max(people, key=lambda p: (p[AGE], p[NAME])),
)
for name, age, (first, *_) in (p for p in people if p[TAGS]):
    print(name, age, first)
by_age = {}
for p in people:
    by_age[p[AGE]] = by_age.get(p[AGE], ()) + (p[NAME],)
print(by_age)
