# SPDX-License-Identifier: MIT
# yield inside try, except and finally.
def g():
    try:
        yield 1
        raise KeyError("x")
    except KeyError:
        yield 2
    else:
        yield "never"
    finally:
        yield 3
    for i in range(2):
        try:
            yield i
            continue
        finally:
            yield "f"


print(list(g()))
