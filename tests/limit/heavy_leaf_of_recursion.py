# Recursion in C that ends just before the stack is full, and then something that needs much of it: the reserve must
# be enough for that. The depth at which RuntimeError comes differs; a crash would not let it print.
import gc


class Leaf:
    def __init__(self, work):
        self.work = work

    def __repr__(self):
        self.work()
        return "x"


def attempt(work, depth):
    value = Leaf(work)
    for _ in range(depth):
        value = [value]
    try:
        repr(value)
    except (RuntimeError, MemoryError):
        pass


def run_source():
    exec("pass\n1.5e-30")


for work in (
    lambda: format(2**70, "e"),
    lambda: round(2.5e10, -3),
    lambda: 2**100 // 3**20,
    lambda: float("1.234567e-30"),
    lambda: [1.5] * 3000,
    run_source,
):
    for depth in range(0, 28):
        gc.collect()
        attempt(work, depth)
    print("alive")
