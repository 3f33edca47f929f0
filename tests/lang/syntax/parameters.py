# SPDX-License-Identifier: MIT
# Parameter lists that are not allowed.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "def f(a, a): pass",
    "def f(a=1, b): pass",
    "def f(*a, *b): pass",
    "def f(**k, a): pass",
    "def f(**k, *a): pass",
    "def f(*): pass",
    "def f(a, *, **k): pass",
    "def f(1): pass",
    "def f(a b): pass",
    "def f(a.b): pass",
    "def f((a, b)): pass",
    "def f(a,, b): pass",
    "def f(/): pass",
    "def f(a, /, b, /): pass",
    "def f(*, a, /): pass",
    "def f(*a, a): pass",
    "def f(a, **a): pass",
    "lambda a, a: 1",
    "lambda *: 1",
    "lambda a=1, b: 1",
    "def f(a:): pass",
    "def f(a=): pass",
    "def f() -> : pass",
    "def f(**k=1): pass",
    "def f(*a=1): pass",
    "def f(,): pass",
):
    print(repr(source), kind(source))
