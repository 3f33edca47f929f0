# SPDX-License-Identifier: MIT
# An __iter__ whose result is no object with a next item.
class E:
    def __init__(self, result):
        self.result = result

    def __iter__(self):
        return self.result


def each(items):
    for item in items:
        print(item)


def display(items):
    print([*items])


def unpack(items):
    a, b = items


def delegate(items):
    def generator():
        yield from items

    list(generator())


for result in 1, "abc", "a" * 3, None, [1], 1.5, True, ..., len, each, int:
    for use in each, display, unpack, delegate, list, sum, sorted, "".join, set, dict:
        try:
            use(E(result))
            print("no error")
        except TypeError:
            print(use is each, "TypeError")
