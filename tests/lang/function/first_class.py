# SPDX-License-Identifier: MIT
# Functions in variables, lists, dicts and as arguments.
def twice(f, x):
    return f(f(x))


def compose(*fs):
    def run(x):
        for f in reversed(fs):
            x = f(x)
        return x

    return run


inc = lambda x: x + 1
print(
    twice(inc, 5), compose(str, inc, abs)(-7), [f(-3) for f in (abs, str, inc)], {"f": inc}["f"](1)
)
g = twice
print(g is twice, g(lambda s: s + "!", "hi"), callable(g), callable(5))
