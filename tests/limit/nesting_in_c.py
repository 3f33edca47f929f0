# What recurses in C without Python code in between ends in RuntimeError, in MemoryError on a small heap, or works; it never crashes.
def attempt(what):
    try:
        what()
    except (RuntimeError, MemoryError):
        pass


def nested(wrap, count):
    it = iter([1, 2])
    for _ in range(count):
        it = wrap(it)
    return it


attempt(lambda: next(nested(lambda it: map(abs, it), 200)))
attempt(lambda: next(nested(enumerate, 200)))
attempt(lambda: next(nested(zip, 150)))
attempt(lambda: next(nested(lambda it: filter(None, it), 200)))
print("iterators")


def nested_value(wrap, count):
    value = wrap(())
    for _ in range(count):
        value = wrap((value,))
    return value


attempt(lambda: hash(nested_value(tuple, 300)))
attempt(lambda: nested_value(frozenset, 60))
attempt(lambda: nested_value(list, 200) == nested_value(list, 200))
attempt(lambda: nested_value(tuple, 200) < nested_value(tuple, 200))
attempt(lambda: repr(nested_value(list, 200)))
print("values")

for start, count, end in (("lambda:", 150, "1"), ("lambda x=", 100, "1" + ":1" * 100), ("1 if 1 else ", 100, "1"), ("-", 200, "1")):
    attempt(lambda: eval(start * count + end))
print("source")
