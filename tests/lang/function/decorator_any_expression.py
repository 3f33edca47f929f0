# SPDX-License-Identifier: MIT
# A decorator is any expression; the result may be any value.
registry = {}


def register(name):
    return lambda f: registry.setdefault(name, f)


@register("a")
def f():
    return "in f"


@(lambda g: 42)
def g():
    pass


@[register][0]("b")
class C:
    pass


print(registry["a"](), g, registry["b"] is C, f is registry["a"])
