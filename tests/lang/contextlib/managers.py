# SPDX-License-Identifier: MIT
# not on board: a file to copy, tests/board/test_files_to_copy.py does
# contextmanager, suppress, closing, nullcontext, ExitStack
from contextlib import ExitStack, closing, contextmanager, nullcontext, suppress


@contextmanager
def tag(name, quiet=False):
    print("<%s>" % name)
    try:
        yield name.upper()
    except ValueError as e:
        print("caught", e)
        if not quiet:
            raise
    finally:
        print("</%s>" % name)


with tag("a") as x:
    print(x)
with tag("b", quiet=True):
    raise ValueError("swallowed")
for error in (ValueError("v"), KeyError("k"), StopIteration("s")):
    try:
        with tag("c"):
            raise error
    except Exception as e:
        print(type(e).__name__, e is error)


@contextmanager
def twice():
    yield 1
    yield 2


@contextmanager
def never():
    if 0:
        yield


@contextmanager
def other():
    try:
        yield
    except KeyError:
        raise TypeError("instead")


@contextmanager
def stubborn():
    try:
        yield
    except KeyError:
        yield


for manager in (twice, never, other, stubborn):
    try:
        with manager():
            if manager in (other, stubborn):
                raise KeyError
    except Exception as e:
        print(type(e).__name__)


def early():
    for i in range(3):
        with tag("loop"):
            if i:
                return i


print(early())
with suppress(KeyError, ValueError):
    {}["x"]
    print("unseen")
with suppress(LookupError):
    [][1]
with suppress():
    print("nothing")
try:
    with suppress(KeyError):
        1 / 0
except ZeroDivisionError:
    print("ZeroDivisionError")


class Thing:
    def close(self):
        print("closed")


with closing(Thing()) as thing:
    print(type(thing).__name__)
try:
    with closing(Thing()):
        1 / 0
except ZeroDivisionError:
    print("ZeroDivisionError")
with nullcontext(5) as five, nullcontext() as none:
    print(five, none)
with ExitStack() as stack:
    print(stack.enter_context(tag("one")), stack.enter_context(tag("two")))
    stack.callback(print, "callback", 3, end="!\n")
    stack.push(lambda *exc: print("pushed", exc))
with ExitStack() as stack:
    stack.enter_context(suppress(ZeroDivisionError))
    stack.enter_context(tag("in"))
    1 / 0
try:
    with ExitStack() as stack:
        stack.callback(lambda: 1 / 0)
        stack.callback(print, "first")
        raise KeyError
except Exception as e:
    print(type(e).__name__)
with ExitStack() as stack:
    stack.callback(print, "moved")
    kept = stack.pop_all()
print("after")
kept.close()
