# SPDX-License-Identifier: MIT
# RuntimeError unwinds through the finally and except blocks of every frame.
count = handled = 0


def f():
    global count, handled
    count += 1
    try:
        f()
    except RuntimeError:
        handled += 1
        raise
    finally:
        count -= 1


try:
    f()
except RuntimeError:
    print("RuntimeError")
print(count, handled > 50)
