# SPDX-License-Identifier: MIT
# Generators as tasks in a deque.
from collections import deque
def tasks():
    def t(name, n):
        for i in range(n):
            print(name + str(i), end=" "); yield
    q = deque([t("a", 2), t("b", 3), t("c", 1)], 10)
    while q:
        x = q.popleft()
        try: next(x)
        except StopIteration: continue
        q.append(x)
    print()
tasks()
