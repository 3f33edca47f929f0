# SPDX-License-Identifier: MIT
# Methods that return self, and instances that make instances.
class Builder:
    def __init__(self, parts=()):
        self.parts = tuple(parts)

    def add(self, *parts):
        return type(self)(self.parts + parts)

    def __call__(self, sep):
        return sep.join(self.parts)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return lambda: self.add(name)


class Loud(Builder):
    def __call__(self, sep):
        return super().__call__(sep).upper()


print(
    Builder().add("a").add("b", "c")("-"),
    Loud().one().two().add("3")(" "),
    type(Loud().x()) is Loud,
)
