# SPDX-License-Identifier: MIT
# A chain of 20 generators, each over the one before.
def add_one(source):
    for x in source:
        yield x + 1


source = range(3)
for i in range(20):
    source = add_one(source)
print(list(source))
