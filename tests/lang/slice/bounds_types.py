# SPDX-License-Identifier: MIT
# None, negative, huge and __index__ bounds.
a = list(range(5))
big = 1 << 40
print(a[None:2], a[-big:big], a[big:], a[:-big], a[::big], a[::-big])


class I:
    def __index__(self):
        return 2


print(a[I()], a[I() :], a[: I()], [7] * I())
for f in (lambda: a["a":], lambda: a[1.0:2]):
    try:
        f()
    except TypeError:
        print("TypeError")
