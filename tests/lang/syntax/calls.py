# SPDX-License-Identifier: MIT
# Argument lists that are not allowed.
def kind(source):
    try:
        exec(source, {})
    except SyntaxError as e:
        return type(e).__name__
    except Exception:
        pass
    return "accepted"


for source in (
    "f(a=1, 2)",
    "f(**k, 1)",
    "f(**k, *a)",
    "f(a=1, a=2)",
    "f(1=2)",
    'f("a"=1)',
    "f(a.b=1)",
    "f(,)",
    "f(1,,2)",
    "f(a b)",
    "f(*)",
    "f(**)",
    "f(x for x in y, 1)",
    "f(1, x for x in y)",
    "f(a=)",
    "f(a := )",
    "f(x=1 y=2)",
    "f(1;)",
    "f(lambda: )",
    "class A(x for x in y): pass",
    "f(not a=1)",
    "f((a)=1)",
    "f(a + b=1)",
):
    print(repr(source), kind(source))
