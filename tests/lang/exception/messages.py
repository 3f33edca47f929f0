# SPDX-License-Identifier: MIT
# The messages that users see most.
def show(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__ + ":", e)


show(lambda: 1 / 0)
show(lambda: [][0])
show(lambda: ()[0])
show(lambda: {}["key"])
show(lambda: {}[5])
show(lambda: not_there)
show(lambda: "abc".nothing)
show(lambda: [1].add)
show(lambda: list(5))
show(lambda: 5())
show(lambda: 1 + "x")
show(lambda: int("12x"))
