# SPDX-License-Identifier: MIT
# Comparison methods that change the container they are searched in.
items = []


class Evil:
    def __eq__(self, other):
        items.clear()
        return False

    def __hash__(self):
        return 1


for f in (
    lambda: items.index(5),
    lambda: items.remove(5),
    lambda: items.count(5),
    lambda: 5 in items,
):
    items[:] = [Evil() for i in range(4)]
    try:
        f()
    except ValueError:
        pass
    print(len(items))
