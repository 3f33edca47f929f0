# SPDX-License-Identifier: MIT
# A generator cannot resume itself.
def g():
    yield 1
    try:
        next(it)
    except ValueError:
        yield "ValueError"


it = g()
print(list(it))
